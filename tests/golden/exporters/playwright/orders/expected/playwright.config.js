import { defineConfig } from '@playwright/test';

export default defineConfig({ timeout: 66060 });
