<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Start an echo server</source>
        <translation>Echo-Server starten</translation>
    </message>
    <message>
        <source>New mock</source>
        <translation>Neuer Mock</translation>
    </message>
    <message>
        <source>New proxy</source>
        <translation>Neuer Proxy</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>Neues Skript</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich …</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>Arbeitsbereich öffnen …</translation>
    </message>
    <message>
        <source>Open or import files…</source>
        <translation>Dateien öffnen oder importieren …</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>Run all sessions as tests</source>
        <translation>Alle Sitzungen als Tests ausführen</translation>
    </message>
    <message>
        <source>Reload the workspace</source>
        <translation>Arbeitsbereich neu laden</translation>
    </message>
    <message>
        <source>Edit variables</source>
        <translation>Variablen bearbeiten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Undo in the tree</source>
        <translation>Im Baum rückgängig machen</translation>
    </message>
    <message>
        <source>Redo in the tree</source>
        <translation>Im Baum wiederherstellen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>Close the other tabs</source>
        <translation>Andere Tabs schließen</translation>
    </message>
    <message>
        <source>Close the tabs to the right</source>
        <translation>Tabs rechts davon schließen</translation>
    </message>
    <message>
        <source>Duplicate the tab</source>
        <translation>Tab duplizieren</translation>
    </message>
    <message>
        <source>Copy the URL or path</source>
        <translation>URL oder Pfad kopieren</translation>
    </message>
    <message>
        <source>Reopen closed tab</source>
        <translation>Geschlossenen Tab wieder öffnen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>Clear the log</source>
        <translation>Log leeren</translation>
    </message>
    <message>
        <source>Release all held messages</source>
        <translation>Alle angehaltenen Nachrichten freigeben</translation>
    </message>
    <message>
        <source>Go to the URL</source>
        <translation>Zur URL gehen</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>Headers, authentication, TLS…</source>
        <translation>Header, Anmeldung, TLS …</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Log filtern</translation>
    </message>
    <message>
        <source>Mark in the log</source>
        <translation>Im Log markieren</translation>
    </message>
    <message>
        <source>Next marked message</source>
        <translation>Nächste markierte Nachricht</translation>
    </message>
    <message>
        <source>Previous marked message</source>
        <translation>Vorherige markierte Nachricht</translation>
    </message>
    <message>
        <source>Bookmark the message</source>
        <translation>Lesezeichen setzen</translation>
    </message>
    <message>
        <source>Write a note…</source>
        <translation>Notiz schreiben …</translation>
    </message>
    <message>
        <source>Next bookmark</source>
        <translation>Nächstes Lesezeichen</translation>
    </message>
    <message>
        <source>Previous bookmark</source>
        <translation>Vorheriges Lesezeichen</translation>
    </message>
    <message>
        <source>Fold or show heartbeats</source>
        <translation>Heartbeats ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Save rows as a session</source>
        <translation>Zeilen als Sitzung speichern</translation>
    </message>
    <message>
        <source>Larger texts</source>
        <translation>Größere Texte</translation>
    </message>
    <message>
        <source>Smaller texts</source>
        <translation>Kleinere Texte</translation>
    </message>
    <message>
        <source>Texts of the system&apos;s size</source>
        <translation>Textgröße des Systems</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Search or do…</source>
        <translation>Suchen oder ausführen …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Show as log or conversation</source>
        <translation>Als Log oder Gespräch zeigen</translation>
    </message>
    <message>
        <source>Save the conversation as SVG…</source>
        <translation>Das Gespräch als SVG speichern …</translation>
    </message>
</context>
<context>
    <name>Assertions</name>
    <message>
        <source>a message with %1</source>
        <translation>eine Nachricht mit %1</translation>
    </message>
    <message>
        <source>a message</source>
        <translation>eine Nachricht</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>%1 of connection %2</source>
        <translation>%1 der Verbindung %2</translation>
    </message>
    <message>
        <source>%1 from the client</source>
        <translation>%1 vom Client</translation>
    </message>
    <message>
        <source>%1 from the server</source>
        <translation>%1 vom Server</translation>
    </message>
    <message>
        <source>%1 with the same %2</source>
        <translation>%1 mit gleichem %2</translation>
    </message>
    <message>
        <source>%1, its %2 the %3 of that,</source>
        <translation>%1, darin %2 gleich dem dortigen %3</translation>
    </message>
    <message>
        <source>%1 after each %2</source>
        <translation>auf %2 jeweils %1</translation>
    </message>
    <message>
        <source>%1 after the opening</source>
        <translation>nach dem Öffnen %1</translation>
    </message>
    <message>
        <source>; %1 % within %2 ms</source>
        <translation>; %1 % innerhalb von %2 ms</translation>
    </message>
    <message>
        <source>never %1</source>
        <translation>nie %1</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1, sobald %2 kam</translation>
    </message>
    <message>
        <source>%1, %2 times</source>
        <translation>%1, %2-mal</translation>
    </message>
    <message>
        <source>%1, %2 to %3 times</source>
        <translation>%1, %2- bis %3-mal</translation>
    </message>
    <message>
        <source>%1, at least %2 times</source>
        <translation>%1, mindestens %2-mal</translation>
    </message>
    <message>
        <source>%1, at most %2 times</source>
        <translation>%1, höchstens %2-mal</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>checks of %1</source>
        <translation>Prüfungen aus %1</translation>
    </message>
</context>
<context>
    <name>ByteForm</name>
    <message>
        <source>Copy as hex</source>
        <translation>Als Hex kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy as C array</source>
        <translation>Als C-Array kopieren</translation>
    </message>
    <message>
        <source>Copy as Base64</source>
        <translation>Als Base64 kopieren</translation>
    </message>
</context>
<context>
    <name>CopyForm</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>JSON array</source>
        <translation>JSON-Array</translation>
    </message>
    <message>
        <source>jackfield-cli command</source>
        <translation>Befehl für jackfield-cli</translation>
    </message>
    <message>
        <source>websocat command</source>
        <translation>Befehl für websocat</translation>
    </message>
    <message>
        <source>wscat command</source>
        <translation>Befehl für wscat</translation>
    </message>
    <message>
        <source>curl command, the handshake alone</source>
        <translation>Befehl für curl, nur der Handshake</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>the keychain was not opened</source>
        <translation>der Schlüsselbund wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>there is no keychain</source>
        <translation>es gibt keinen Schlüsselbund</translation>
    </message>
    <message>
        <source>There is no keychain that could be used here (%1): it stands in %2, not encrypted, and only your account can read it.</source>
        <translation>Kein Schlüsselbund ist hier nutzbar (%1): Das Geheimnis steht in %2, unverschlüsselt und nur für das eigene Konto lesbar.</translation>
    </message>
</context>
<context>
    <name>Preparation</name>
    <message>
        <source>asking the keychain for secrets</source>
        <translation>Geheimnisse werden aus dem Schlüsselbund geholt</translation>
    </message>
    <message>
        <source>asking %1 first</source>
        <translation>zuerst wird %1 gefragt</translation>
    </message>
    <message>
        <source>asking %1 for an access token</source>
        <translation>Zugriffstoken wird von %1 geholt</translation>
    </message>
    <message>
        <source>%1, before connecting: %2</source>
        <translation>%1, vor dem Verbinden: %2</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>cannot write %1: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>cannot read %1: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is no JSON, at line:column %2: %3</source>
        <translation>%1 ist kein JSON, bei Zeile:Spalte %2: %3</translation>
    </message>
    <message>
        <source>%1 is not a connection file</source>
        <translation>%1 ist keine Datei einer Verbindung</translation>
    </message>
    <message>
        <source>%1 was made by a newer Jackfield (version %2)</source>
        <translation>%1 stammt von einem neueren Jackfield (Version %2)</translation>
    </message>
    <message>
        <source>The API key has no name: what header or parameter is it?</source>
        <translation>Der API-Schlüssel hat keinen Namen: Welcher Header oder Parameter ist es?</translation>
    </message>
    <message>
        <source>“%1” is no fingerprint of a certificate to trust: sha256: and 64 hex digits, please.</source>
        <translation>„%1“ ist kein Fingerabdruck eines Zertifikats: nötig sind sha256: und 64 Hexziffern.</translation>
    </message>
    <message>
        <source>There is no saved message “%1” to send on open.</source>
        <translation>Es gibt keine gespeicherte Nachricht „%1“, die beim Öffnen gesendet werden könnte.</translation>
    </message>
    <message>
        <source>“%1” is %2, which is outside of the workspace, and is not sent on open: put the file into the workspace, or send it by hand</source>
        <translation>„%1“ ist %2 außerhalb des Arbeitsbereichs und wird beim Öffnen nicht gesendet: die Datei in den Arbeitsbereich legen oder von Hand senden</translation>
    </message>
    <message>
        <source>The authentication “%1” of this connection is not known here: choose another one, or take “auth” out of its file.</source>
        <translation>Die Anmeldung „%1“ dieser Verbindung ist hier nicht bekannt: eine andere wählen oder „auth“ aus ihrer Datei nehmen.</translation>
    </message>
    <message>
        <source>%1 is not a workspace file: it is no object with a list of environments</source>
        <translation>%1 ist keine Datei eines Arbeitsbereichs: kein Objekt mit einer Liste von Umgebungen</translation>
    </message>
    <message>
        <source>%1 was made by a newer Jackfield</source>
        <translation>%1 stammt von einem neueren Jackfield</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else, and is left so: close the variables and open them again</source>
        <translation>%1 wurde von jemand anderem geändert und bleibt so: die Variablen schließen und wieder öffnen</translation>
    </message>
    <message>
        <source>/%1/ is a broken regular expression: %2</source>
        <translation>/%1/ ist ein fehlerhafter regulärer Ausdruck: %2</translation>
    </message>
    <message>
        <source>%1 is compared with = != &gt; &gt;= &lt; &lt;= or ~, not with %2</source>
        <translation>%1 wird mit = != &gt; &gt;= &lt; &lt;= oder ~ verglichen, nicht mit %2</translation>
    </message>
    <message>
        <source>what shall %1 be? Write %1%2 with a value behind it</source>
        <translation>was soll %1 sein? %1%2 mit einem Wert dahinter schreiben</translation>
    </message>
    <message>
        <source>dir: takes in or out, not “%1”</source>
        <translation>dir: nimmt in oder out, nicht „%1“</translation>
    </message>
    <message>
        <source>there is no kind “%1”; try kind:text</source>
        <translation>es gibt keine Art „%1“; ein Beispiel: kind:text</translation>
    </message>
    <message>
        <source>conn: takes a number, not “%1”</source>
        <translation>conn: nimmt eine Zahl, nicht „%1“</translation>
    </message>
    <message>
        <source>time: takes two times of day, as in time:10:00:01-10:00:02.5</source>
        <translation>time: nimmt zwei Uhrzeiten, etwa time:10:00:01-10:00:02.5</translation>
    </message>
    <message>
        <source>size takes bytes, as in size&gt;200 or size&lt;1k, not “%1”</source>
        <translation>size nimmt Bytes, etwa size&gt;200 oder size&lt;1k, nicht „%1“</translation>
    </message>
    <message>
        <source>%1 answered %2 %3</source>
        <translation>%1 antwortete mit %2 %3</translation>
    </message>
    <message>
        <source>“%1” is no URL to ask before connecting: http:// or https://, please.</source>
        <translation>„%1“ ist keine URL für die Vorab-Anfrage: nötig ist http:// oder https://.</translation>
    </message>
    <message>
        <source>“%1” cannot be a header of what is asked before connecting.</source>
        <translation>„%1“ kann kein Header der Vorab-Anfrage sein.</translation>
    </message>
    <message>
        <source>there is nothing at %1</source>
        <translation>bei %1 ist nichts</translation>
    </message>
    <message>
        <source>“%1” is no place in an answer: a JSONPath, header:NAME or cookie:NAME</source>
        <translation>„%1“ ist kein Ort in einer Antwort: ein JSONPath, header:NAME oder cookie:NAME</translation>
    </message>
    <message>
        <source>%1 wants JSON, and it is none</source>
        <translation>%1 braucht JSON, und das ist keines</translation>
    </message>
    <message>
        <source>The client has no id.</source>
        <translation>Der Client hat keine ID.</translation>
    </message>
    <message>
        <source>No value for {{ %1 }}: %2. %3</source>
        <translation>Kein Wert für {{ %1 }}: %2. %3</translation>
    </message>
    <message>
        <source>older messages cannot move to disk and stay in memory: %1</source>
        <translation>ältere Nachrichten können nicht auf die Platte und bleiben im Speicher: %1</translation>
    </message>
    <message>
        <source>the quote behind %1 is still open</source>
        <translation>das Anführungszeichen hinter %1 ist noch offen</translation>
    </message>
    <message>
        <source>%1 has no connection that a mock could answer like.</source>
        <translation>%1 hat keine Verbindung, nach der ein Mock antworten könnte.</translation>
    </message>
    <message>
        <source>The notes in %1 are left as they are: %2</source>
        <translation>Die Notizen in %1 bleiben, wie sie sind: %2</translation>
    </message>
    <message>
        <source>no JSON, at line:column %1: %2</source>
        <translation>kein JSON, bei Zeile:Spalte %1: %2</translation>
    </message>
    <message>
        <source>no object with a list of notes</source>
        <translation>kein Objekt mit einer Liste von Notizen</translation>
    </message>
    <message>
        <source>made by a newer Jackfield</source>
        <translation>von einem neueren Jackfield</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>keine Datei</translation>
    </message>
    <message>
        <source>%1 has %2; a message has at most %3</source>
        <translation>%1 hat %2; eine Nachricht hat höchstens %3</translation>
    </message>
    <message>
        <source>%1 is not UTF-8, and cannot be a text message: send it as binary</source>
        <translation>%1 ist kein UTF-8 und kann keine Textnachricht sein: binär senden</translation>
    </message>
    <message>
        <source>a file cannot answer by itself</source>
        <translation>eine Datei kann nicht von selbst antworten</translation>
    </message>
    <message>
        <source>“%1” answers nothing: %2</source>
        <translation>„%1“ beantwortet nichts: %2</translation>
    </message>
    <message>
        <source>cannot write %1, which names files: %2</source>
        <translation>%1 nennt Dateien und ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>“%1” is a secret, and this machine has none as “%2” for this workspace: type it in with Ctrl+Shift+E.</source>
        <translation>„%1“ ist ein Geheimnis, und dieser Rechner hat keines als „%2“ für diesen Arbeitsbereich: mit Strg+Umschalt+E eingeben.</translation>
    </message>
    <message>
        <source>The secret “%1” could not be read: %2. If it was never kept here, type it in with Ctrl+Shift+E.</source>
        <translation>Das Geheimnis „%1“ war nicht lesbar: %2. Wurde es hier nie abgelegt, mit Strg+Umschalt+E eingeben.</translation>
    </message>
    <message>
        <source>%1 holds none of them</source>
        <translation>%1 enthält keine davon</translation>
    </message>
    <message>
        <source>cannot make the folder of %1</source>
        <translation>der Ordner von %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>no recording is lost</source>
        <translation>keine Aufzeichnung ist verloren</translation>
    </message>
    <message>
        <source>There is no variable “%1” in this environment: add it with Ctrl+Shift+E.</source>
        <translation>Es gibt in dieser Umgebung keine Variable „%1“: mit Strg+Umschalt+E hinzufügen.</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>there is no %1</source>
        <translation>es gibt %1 nicht</translation>
    </message>
    <message>
        <source>cannot make %1</source>
        <translation>%1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>%1 ist nicht schreibbar</translation>
    </message>
    <message>
        <source>there is a %1 already</source>
        <translation>es gibt schon %1</translation>
    </message>
    <message>
        <source>cannot move %1 to %2</source>
        <translation>%1 lässt sich nicht nach %2 verschieben</translation>
    </message>
    <message>
        <source>cannot copy %1 to %2</source>
        <translation>%1 lässt sich nicht nach %2 kopieren</translation>
    </message>
    <message>
        <source>%1 is no longer there</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>%1 is not empty; choose a new name, or open it</source>
        <translation>%1 ist nicht leer; einen neuen Namen wählen oder den Ordner öffnen</translation>
    </message>
    <message>
        <source>“%1” cannot be a name: no dot at its ends, no slashes, and none of : * ? &quot; &lt; &gt; |</source>
        <translation>„%1“ kann kein Name sein: kein Punkt an den Enden, keine Schrägstriche und keines von : * ? &quot; &lt; &gt; |</translation>
    </message>
    <message>
        <source>“%1” cannot be a name: files of another kind end so</source>
        <translation>„%1“ kann kein Name sein: So enden Dateien anderer Art</translation>
    </message>
    <message>
        <source>“%1” cannot be moved into itself</source>
        <translation>„%1“ kann nicht in sich selbst verschoben werden</translation>
    </message>
    <message>
        <source>character %1: %2</source>
        <translation>Zeichen %1: %2</translation>
    </message>
    <message>
        <source>“%1” is %2</source>
        <translation>„%1“ ist %2</translation>
    </message>
    <message>
        <source>no hex digit</source>
        <translation>keine Hexziffer</translation>
    </message>
    <message>
        <source>a digit is missing, two are a byte</source>
        <translation>eine Ziffer fehlt, zwei sind ein Byte</translation>
    </message>
    <message>
        <source>not of Base64</source>
        <translation>kein Zeichen von Base64</translation>
    </message>
    <message>
        <source>something stands behind the padding</source>
        <translation>hinter der Auffüllung steht noch etwas</translation>
    </message>
    <message>
        <source>there is nothing to pad with “=”</source>
        <translation>es gibt nichts mit „=“ aufzufüllen</translation>
    </message>
    <message>
        <source>it ends within a byte</source>
        <translation>es endet mitten in einem Byte</translation>
    </message>
    <message>
        <source>is: takes noted, changed or injected, not “%1”</source>
        <translation>is: nimmt noted, changed oder injected, nicht „%1“</translation>
    </message>
</context>
<context>
    <name>ProxySetup</name>
    <message>
        <source>Where is the server? Enter its URL, as ws://127.0.0.1:9000.</source>
        <translation>Wo ist der Server? Seine URL eingeben, etwa ws://127.0.0.1:9000.</translation>
    </message>
    <message>
        <source>%1 is no URL: %2</source>
        <translation>%1 ist keine URL: %2</translation>
    </message>
    <message>
        <source>A proxy speaks to ws:// and wss:// URLs; this is %1://.</source>
        <translation>Ein Proxy spricht mit URLs, die mit ws:// oder wss:// beginnen; diese beginnt mit %1://.</translation>
    </message>
    <message>
        <source>%1 names no host.</source>
        <translation>%1 nennt keinen Host.</translation>
    </message>
</context>
<context>
    <name>ReplyCondition</name>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>%1 matches %2</source>
        <translation>%1 passt auf %2</translation>
    </message>
    <message>
        <source>%1 exists</source>
        <translation>%1 ist vorhanden</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>text is %1</source>
        <translation>Text ist %1</translation>
    </message>
    <message>
        <source>text contains %1</source>
        <translation>Text enthält %1</translation>
    </message>
    <message>
        <source>text matches %1</source>
        <translation>Text passt auf %1</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Assert this answer</source>
        <translation>Diese Antwort zusichern</translation>
    </message>
    <message>
        <source>Assert that none like it comes</source>
        <translation>Zusichern, dass nichts Gleiches kommt</translation>
    </message>
    <message>
        <source>Assert that as many like it come</source>
        <translation>Zusichern, dass gleich viele kommen</translation>
    </message>
    <message>
        <source>Assert this order</source>
        <translation>Diese Reihenfolge zusichern</translation>
    </message>
    <message>
        <source>1 rule</source>
        <translation>1 Regel</translation>
    </message>
    <message>
        <source>%1 rules</source>
        <translation>%1 Regeln</translation>
    </message>
    <message>
        <source>1 assertion</source>
        <translation>1 Zusicherung</translation>
    </message>
    <message>
        <source>%1 assertions</source>
        <translation>%1 Zusicherungen</translation>
    </message>
    <message>
        <source>%1, %2, no mistakes</source>
        <translation>%1, %2, keine Fehler</translation>
    </message>
</context>
<context>
    <name>jackfield::ui</name>
    <message>
        <source>your reply</source>
        <translation>eigene Antwort</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::AddressBar</name>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Where to connect: ws:// or wss://, with {{ variables }} of the environment (Ctrl+L; Down lists known URLs)</source>
        <translation>Wohin verbunden wird: ws:// oder wss://, auch mit {{ Variablen }} der Umgebung (Strg+L; Pfeil ab zeigt bekannte URLs)</translation>
    </message>
    <message>
        <source>Ping, drop, certificates, close with a code</source>
        <translation>Ping, Kappen, Zertifikate, Schließen mit Code</translation>
    </message>
    <message>
        <source>More actions of the connection</source>
        <translation>Weitere Aktionen der Verbindung</translation>
    </message>
    <message>
        <source>Send a ping</source>
        <translation>Ping senden</translation>
    </message>
    <message>
        <source>A frame by hand…</source>
        <translation>Frame von Hand …</translation>
    </message>
    <message>
        <source>Send the composer&apos;s hex as raw bytes</source>
        <translation>Hex des Entwurfs als rohe Bytes senden</translation>
    </message>
    <message>
        <source>A whole frame as it goes over the wire, or a wrong one</source>
        <translation>Ein ganzer Frame, wie er über die Leitung geht, auch ein falscher</translation>
    </message>
    <message>
        <source>Drop, without a close frame</source>
        <translation>Kappen, ohne Close-Frame</translation>
    </message>
    <message>
        <source>Show the server&apos;s certificates</source>
        <translation>Zertifikate des Servers zeigen</translation>
    </message>
    <message>
        <source>Request · %1</source>
        <translation>Anfrage · %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Headers, query, authentication, TLS, options (Ctrl+Shift+H)</source>
        <translation>Header, Query, Anmeldung, TLS, Optionen (Strg+Umschalt+H)</translation>
    </message>
    <message>
        <source>Set here: %1</source>
        <translation>Hier gesetzt: %1</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::AnswerForm</name>
    <message>
        <source>regular expression</source>
        <translation>regulärer Ausdruck</translation>
    </message>
    <message>
        <source>text, number, true, …</source>
        <translation>Text, Zahl, true, …</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Stop answering</source>
        <translation>Nicht mehr antworten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close this form</source>
        <translation>Dieses Formular schließen</translation>
    </message>
    <message>
        <source>send</source>
        <translation>senden:</translation>
    </message>
    <message>
        <source>The saved message that is sent</source>
        <translation>Die gespeicherte Nachricht, die gesendet wird</translation>
    </message>
    <message>
        <source>How the message that comes is compared</source>
        <translation>Wie die eintreffende Nachricht verglichen wird</translation>
    </message>
    <message>
        <source>is</source>
        <translation>ist</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>passt auf</translation>
    </message>
    <message>
        <source>exists</source>
        <translation>ist vorhanden</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>text is</source>
        <translation>Text ist</translation>
    </message>
    <message>
        <source>text contains</source>
        <translation>Text enthält</translation>
    </message>
    <message>
        <source>text matches</source>
        <translation>Text passt auf</translation>
    </message>
    <message>
        <source>meets</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>JSONPath of a value in the message that comes</source>
        <translation>JSONPath eines Werts in der eintreffenden Nachricht</translation>
    </message>
    <message>
        <source>What it is compared with</source>
        <translation>Womit verglichen wird</translation>
    </message>
    <message>
        <source>From now on it is sent by itself (Enter)</source>
        <translation>Ab jetzt wird sie von selbst gesendet (Eingabe)</translation>
    </message>
    <message>
        <source>When a message comes that</source>
        <translation>Wenn eine Nachricht kommt:</translation>
    </message>
    <message>
        <source>When a message comes whose</source>
        <translation>Wenn eine Nachricht kommt:</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::AssertionTable</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>not replayed</source>
        <translation>nicht abgespielt</translation>
    </message>
    <message>
        <source>held</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>did not hold</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>must hold</source>
        <translation>muss gelten</translation>
    </message>
    <message>
        <source>within</source>
        <translation>innerhalb</translation>
    </message>
    <message>
        <source>got %1</source>
        <translation>statt dessen %1</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::AssertionView</name>
    <message>
        <source>Assertions</source>
        <translation>Zusicherungen</translation>
    </message>
    <message>
        <source>What must hold whatever was recorded. F2 edits the name, a double click the name or the time; Delete deletes, Ctrl+Z takes it back.</source>
        <translation>Was gelten muss, gleich was aufgezeichnet wurde. F2 bearbeitet den Namen, ein Doppelklick Namen oder Zeit; Entf löscht, Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>Edit the name</source>
        <translation>Namen bearbeiten</translation>
    </message>
    <message>
        <source>Edit the time</source>
        <translation>Zeit bearbeiten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::AttachmentView</name>
    <message>
        <source>as binary</source>
        <translation>binär</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>als Text</translation>
    </message>
    <message>
        <source>Kind of message the file is sent as</source>
        <translation>Als welche Art von Nachricht die Datei gesendet wird</translation>
    </message>
    <message>
        <source>One message with the bytes on disk at the time it is sent; as text they must be UTF-8</source>
        <translation>Eine Nachricht mit den Bytes, die beim Senden auf der Platte stehen; als Text müssen sie UTF-8 sein</translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation>Datei entfernen</translation>
    </message>
    <message>
        <source>A long text</source>
        <translation>Ein langer Text</translation>
    </message>
    <message>
        <source>Sent as it was pasted</source>
        <translation>Wird gesendet, wie er eingefügt wurde</translation>
    </message>
    <message>
        <source>Sent to the byte: {{ variables }} in it are not replaced</source>
        <translation>Wird Byte für Byte gesendet: {{ Variablen }} darin werden nicht ersetzt</translation>
    </message>
    <message>
        <source>Remove it and go back to what was written (Ctrl+Z)</source>
        <translation>Entfernen und zum vorher Geschriebenen zurück (Strg+Z)</translation>
    </message>
    <message>
        <source>Remove the file and go back to the text (Ctrl+Z)</source>
        <translation>Datei entfernen und zum Text zurück (Strg+Z)</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::AuthPage</name>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Basic</source>
        <translation>Basic</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>OAuth 2 client credentials</source>
        <translation>OAuth 2 Client Credentials</translation>
    </message>
    <message>
        <source>{{ variable }} of the environment</source>
        <translation>{{ Variable }} der Umgebung</translation>
    </message>
    <message>
        <source>default of the client</source>
        <translation>Vorgabe des Clients</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>in a header</source>
        <translation>in einem Header</translation>
    </message>
    <message>
        <source>in the query</source>
        <translation>in der Query</translation>
    </message>
    <message>
        <source>in the Authorization header</source>
        <translation>im Header Authorization</translation>
    </message>
    <message>
        <source>in the body</source>
        <translation>im Body</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Token URL</source>
        <translation>Token-URL</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheim</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Audience</translation>
    </message>
    <message>
        <source>ID and secret</source>
        <translation>ID und Geheimnis</translation>
    </message>
    <message>
        <source>Keep as a secret</source>
        <translation>Als Geheimnis behalten</translation>
    </message>
    <message>
        <source>Moves it into the keychain, and a variable of the environment into its place; else it stands in the connection&apos;s file</source>
        <translation>Verschiebt den Wert in den Schlüsselbund und setzt eine Variable der Umgebung an seine Stelle; sonst steht er in der Datei der Verbindung</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client Secret</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::BeforePage</name>
    <message>
        <source>header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Headers of the request before</source>
        <translation>Header der Vorab-Anfrage</translation>
    </message>
    <message>
        <source>Body of the request before</source>
        <translation>Body der Vorab-Anfrage</translation>
    </message>
    <message>
        <source>$.path, header:NAME or cookie:NAME</source>
        <translation>$.pfad, header:NAME oder cookie:NAME</translation>
    </message>
    <message>
        <source>Variables taken from the answer</source>
        <translation>Variablen aus der Antwort</translation>
    </message>
    <message>
        <source>Body of the answer</source>
        <translation>Body der Antwort</translation>
    </message>
    <message>
        <source>Try it to see what the server answers</source>
        <translation>„Ausprobieren“ zeigt, was der Server antwortet</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Method of the request before</source>
        <translation>Methode der Vorab-Anfrage</translation>
    </message>
    <message>
        <source>Sent before each connection, reconnecting too; without a URL nothing is sent</source>
        <translation>Wird vor jeder Verbindung gesendet, auch vor jeder erneuten; ohne URL wird nichts gesendet</translation>
    </message>
    <message>
        <source>URL of the request before</source>
        <translation>URL der Vorab-Anfrage</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Send it now, without connecting</source>
        <translation>Jetzt senden, ohne zu verbinden</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::BreakpointList</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>What one of these finds is held. Each is a filter as that of the log.</source>
        <translation>Was einer davon findet, wird angehalten. Jeder ist ein Filter wie der des Logs.</translation>
    </message>
    <message>
        <source>Messages to hold</source>
        <translation>Anzuhaltende Nachrichten</translation>
    </message>
    <message>
        <source>$.type = order dir:in, size&gt;1k, /re/</source>
        <translation>$.type = order dir:in, size&gt;1k, /re/</translation>
    </message>
    <message>
        <source>Messages to hold, as the log&apos;s filter finds them: dir:in are those of clients, dir:out those of the server (Enter adds it)</source>
        <translation>Anzuhaltende Nachrichten, wie sie der Filter des Logs findet: dir:in sind die der Clients, dir:out die des Servers (Eingabe fügt hinzu)</translation>
    </message>
    <message>
        <source>Hold what this finds from now on (Enter)</source>
        <translation>Ab jetzt anhalten, was dies findet (Eingabe)</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>Haltepunkte</translation>
    </message>
    <message>
        <source>Space switches one off and on, F2 edits it, Delete removes it</source>
        <translation>Leertaste schaltet einen aus und ein, F2 bearbeitet ihn, Entf entfernt ihn</translation>
    </message>
    <message>
        <source>Remove the current one (Delete)</source>
        <translation>Aktuellen entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove the current breakpoint</source>
        <translation>Aktuellen Haltepunkt entfernen</translation>
    </message>
    <message>
        <source>“%1” holds nothing: %2</source>
        <translation>„%1“ hält nichts an: %2</translation>
    </message>
    <message>
        <source>it finds nothing</source>
        <translation>er findet nichts</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ClientLink</name>
    <message>
        <source>the connection is not open</source>
        <translation>die Verbindung ist nicht offen</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>offen %1</translation>
    </message>
    <message>
        <source>closing, waiting for the other side</source>
        <translation>wird geschlossen, die Gegenstelle ist noch dran</translation>
    </message>
    <message>
        <source>could not connect</source>
        <translation>keine Verbindung möglich</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>wird vorbereitet</translation>
    </message>
    <message>
        <source>connecting to %1, waiting for its answer</source>
        <translation>Verbindungsaufbau zu %1, die Antwort steht aus</translation>
    </message>
    <message>
        <source>reconnecting in %1: %2</source>
        <translation>neue Verbindung in %1: %2</translation>
    </message>
    <message>
        <source>by you</source>
        <translation>von hier</translation>
    </message>
    <message>
        <source>by the server</source>
        <translation>vom Server</translation>
    </message>
    <message>
        <source>closed %1%2 %3</source>
        <translation>geschlossen %1%2 %3</translation>
    </message>
    <message>
        <source>: the connection went away without a close frame</source>
        <translation>: die Verbindung ging ohne Close-Frame verloren</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ClientTable</name>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>subprotocol</source>
        <translation>Subprotokoll</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>in</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>out</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>peer</source>
        <translation>Gegenstelle</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::CloseForm</name>
    <message>
        <source>Close code</source>
        <translation>Close-Code</translation>
    </message>
    <message>
        <source>Close code (Enter closes)</source>
        <translation>Close-Code (Eingabe schließt)</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason for closing</source>
        <translation>Grund des Schließens</translation>
    </message>
    <message>
        <source>At most 123 bytes (Enter closes)</source>
        <translation>Höchstens 123 Bytes (Eingabe schließt)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::CommandPalette</name>
    <message>
        <source>Search for files and commands</source>
        <translation>Dateien und Befehle suchen</translation>
    </message>
    <message>
        <source>Open a file or run a command</source>
        <translation>Datei öffnen oder Befehl ausführen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>No file and no command has “%1” in its name.</source>
        <translation>Keine Datei und kein Befehl hat „%1“ im Namen.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ComparisonTab</name>
    <message>
        <source>By the rules</source>
        <translation>Nach den Regeln</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Swap the two</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Swap the two: the rules are those beside the left one</source>
        <translation>Seiten tauschen: Es gelten die Regeln neben der linken</translation>
    </message>
    <message>
        <source>Filter of both recordings</source>
        <translation>Filter beider Aufzeichnungen</translation>
    </message>
    <message>
        <source>Filter: a text in one of both payloads</source>
        <translation>Filter: ein Text in einer der beiden Payloads</translation>
    </message>
    <message>
        <source>Shows rows with this text (Ctrl+F)</source>
        <translation>Zeigt Zeilen mit diesem Text (Strg+F)</translation>
    </message>
    <message>
        <source>What the rules beside the left one leave out is no difference</source>
        <translation>Was die Regeln neben der linken auslassen, ist kein Unterschied</translation>
    </message>
    <message>
        <source>Hides what is the same or not compared; F3 goes to the next difference</source>
        <translation>Blendet aus, was gleich ist oder nicht verglichen wird; F3 geht zum nächsten Unterschied</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>wird verglichen</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>cannot be compared</source>
        <translation>nicht vergleichbar</translation>
    </message>
    <message>
        <source>1 difference</source>
        <translation>1 Unterschied</translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation>%1 Unterschiede</translation>
    </message>
    <message>
        <source>no differences</source>
        <translation>keine Unterschiede</translation>
    </message>
    <message>
        <source>✓  The same: %1 messages</source>
        <translation>✓  Gleich: %1 Nachrichten</translation>
    </message>
    <message>
        <source>✗  %1 in %2 messages</source>
        <translation>✗  %1 in %2 Nachrichten</translation>
    </message>
    <message>
        <source>Compared in %1</source>
        <translation>Verglichen in %1</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ComparisonView</name>
    <message>
        <source>Two recordings side by side</source>
        <translation>Zwei Aufzeichnungen nebeneinander</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::Composer</name>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Use the new text</source>
        <translation>Neuen Text verwenden</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Write a message; Ctrl+Enter sends it</source>
        <translation>Nachricht schreiben; Strg+Eingabe sendet sie</translation>
    </message>
    <message>
        <source>Message to send</source>
        <translation>Zu sendende Nachricht</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>XML</source>
        <translation>XML</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>Format of the message, which is checked. Hex and Base64 are sent as a binary message. Another format is written with the same bytes</source>
        <translation>Format der Nachricht, das geprüft wird. Hex und Base64 werden als Binärnachricht gesendet. Ein anderes Format wird mit denselben Bytes geschrieben</translation>
    </message>
    <message>
        <source>Send (Ctrl+Enter)</source>
        <translation>Senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Send a file: choose one here, or drop it on the composer</source>
        <translation>Datei senden: hier auswählen oder auf dem Entwurf ablegen</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>Datei senden</translation>
    </message>
    <message>
        <source>Messages sent in this tab, newest first (Alt+Up, Alt+Down)</source>
        <translation>In diesem Tab gesendete Nachrichten, neueste zuerst (Alt+Auf, Alt+Ab)</translation>
    </message>
    <message>
        <source>Nothing was saved: %1</source>
        <translation>Nichts gespeichert: %1</translation>
    </message>
    <message>
        <source>not connected: go to the URL (Ctrl+L) and press Enter</source>
        <translation>nicht verbunden: zur URL gehen (Strg+L) und Eingabe drücken</translation>
    </message>
    <message>
        <source>the text is not valid Unicode</source>
        <translation>der Text ist kein gültiges Unicode</translation>
    </message>
    <message>
        <source>The text was not taken: %1</source>
        <translation>Der Text wurde nicht übernommen: %1</translation>
    </message>
    <message>
        <source>a connection&apos;s file holds messages of up to %1: keep the text as a file of the workspace, and attach that</source>
        <translation>die Datei einer Verbindung nimmt Nachrichten bis %1 auf: den Text als Datei im Arbeitsbereich ablegen und diese anhängen</translation>
    </message>
    <message>
        <source>these bytes are not text: they are not UTF-8</source>
        <translation>diese Bytes sind kein Text: sie sind kein UTF-8</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>wird gesendet …</translation>
    </message>
    <message>
        <source>taking the text…</source>
        <translation>Text wird übernommen …</translation>
    </message>
    <message>
        <source>Not connected: go to the URL (Ctrl+L) and press Enter</source>
        <translation>Nicht verbunden: zur URL gehen (Strg+L) und Eingabe drücken</translation>
    </message>
    <message>
        <source>valid %1</source>
        <translation>gültiges %1</translation>
    </message>
    <message>
        <source>repeating what was written at the start</source>
        <translation>wiederholt, was zu Beginn geschrieben war</translation>
    </message>
    <message>
        <source>Send what is written now repeatedly</source>
        <translation>Jetzt Geschriebenes wiederholt senden</translation>
    </message>
    <message>
        <source>Send it repeatedly</source>
        <translation>Wiederholt senden</translation>
    </message>
    <message>
        <source>Repeat what is written now from here on</source>
        <translation>Von hier an das jetzt Geschriebene wiederholen</translation>
    </message>
    <message>
        <source>Seconds between two messages</source>
        <translation>Sekunden zwischen zwei Nachrichten</translation>
    </message>
    <message>
        <source>Enter sets it, and sends the first one</source>
        <translation>Eingabe übernimmt den Wert und sendet die erste Nachricht</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>every </source>
        <translation>alle </translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ConnectionPage</name>
    <message>
        <source>Nothing was sent on open: %1</source>
        <translation>Beim Öffnen wurde nichts gesendet: %1</translation>
    </message>
    <message>
        <source>Nothing was sent: a close frame cannot have the code %1, or the reason is longer than 123 bytes. Codes are 1000 to 1003, 1007 to 1014 and 3000 to 4999.</source>
        <translation>Nichts gesendet: Ein Close-Frame kann den Code %1 nicht haben, oder der Grund ist länger als 123 Bytes. Codes sind 1000 bis 1003, 1007 bis 1014 und 3000 bis 4999.</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>%1 is too much for the composer.</source>
        <translation>%1 ist zu viel für den Entwurf.</translation>
    </message>
    <message>
        <source>%1 stands for a secret that is not in the log: write a {{ variable }} in its place.</source>
        <translation>%1 steht für ein Geheimnis, das nicht im Log ist: eine {{ Variable }} an seine Stelle schreiben.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Kappen</translation>
    </message>
    <message>
        <source>Stop connecting (Esc in the URL)</source>
        <translation>Verbindungsaufbau abbrechen (Esc in der URL)</translation>
    </message>
    <message>
        <source>Close the connection with 1000</source>
        <translation>Verbindung mit 1000 schließen</translation>
    </message>
    <message>
        <source>Do not wait for the other side&apos;s close frame</source>
        <translation>Nicht auf den Close-Frame der Gegenstelle warten</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect (Enter in the URL)</source>
        <translation>Verbinden (Eingabe in der URL)</translation>
    </message>
    <message>
        <source>Nothing can be sent: the connection is not open</source>
        <translation>Nichts kann gesendet werden: Die Verbindung ist nicht offen</translation>
    </message>
    <message>
        <source>Connecting… Esc in the URL gives up.</source>
        <translation>Verbindungsaufbau … Esc in der URL bricht ab.</translation>
    </message>
    <message>
        <source>The log is empty. What comes and goes now stands here.</source>
        <translation>Das Log ist leer. Was ab jetzt kommt und geht, steht hier.</translation>
    </message>
    <message>
        <source>Closing: waiting for the other side.</source>
        <translation>Wird geschlossen: Die Gegenstelle ist noch dran.</translation>
    </message>
    <message>
        <source>Closed. Press Enter in the URL to connect again.</source>
        <translation>Geschlossen. Eingabe in der URL verbindet wieder.</translation>
    </message>
    <message>
        <source>Not connected. Press Enter in the URL to try again.</source>
        <translation>Nicht verbunden. Eingabe in der URL versucht es noch einmal.</translation>
    </message>
    <message>
        <source>No messages yet.
Enter a URL above and press Enter to connect.</source>
        <translation>Noch keine Nachrichten.
Oben eine URL eingeben und Eingabe drücken.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Start the mock “%1”</source>
        <translation>Mock „%1“ starten</translation>
    </message>
    <message>
        <source>Answering is paused: there were more than %1 answers at once and %2 a second. Perhaps the other side answers the answers.</source>
        <translation>Das Antworten ruht: Es gab mehr als %1 Antworten auf einmal und %2 pro Sekunde. Vielleicht antwortet die Gegenstelle auf die Antworten.</translation>
    </message>
    <message>
        <source>Resume answering</source>
        <translation>Wieder antworten</translation>
    </message>
    <message>
        <source>There is no saved message to answer with: write one below and save it under a name.</source>
        <translation>Es gibt keine gespeicherte Nachricht zum Antworten: unten eine schreiben und unter einem Namen speichern.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else, and here.</source>
        <translation>%1 wurde von jemand anderem geändert, und hier.</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Fremde Fassung nehmen</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Nothing was saved: %1 cannot be read and is left as it is.</source>
        <translation>Nichts gespeichert: %1 ist nicht lesbar und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Nothing was saved: %1 was changed by somebody else.</source>
        <translation>Nichts gespeichert: %1 wurde von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>First message</source>
        <translation>Erste Nachricht</translation>
    </message>
    <message>
        <source>The messages are in this tab only: those in %1 were changed by somebody else.</source>
        <translation>Die Nachrichten sind nur in diesem Tab: Die in %1 wurden von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>Overwrite them</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>There is no URL to send the request to.</source>
        <translation>Es gibt keine URL, an die die Anfrage gehen könnte.</translation>
    </message>
    <message>
        <source>Waiting for %1…</source>
        <translation>Warten auf %1 …</translation>
    </message>
    <message>
        <source>Trust this one</source>
        <translation>Diesem vertrauen</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>select a message in the log that went out.</source>
        <translation>im Log eine Nachricht auswählen, die hinausging.</translation>
    </message>
    <message>
        <source>%1 stands for a secret that is not in the log.</source>
        <translation>%1 steht für ein Geheimnis, das nicht im Log ist.</translation>
    </message>
    <message>
        <source>Put into the composer</source>
        <translation>In den Entwurf übernehmen</translation>
    </message>
    <message>
        <source>the connection is not open, or the text is not valid Unicode.</source>
        <translation>die Verbindung ist nicht offen, oder der Text ist kein gültiges Unicode.</translation>
    </message>
    <message>
        <source>Nothing was sent: %1</source>
        <translation>Nichts gesendet: %1</translation>
    </message>
    <message>
        <source>Waiting for the system&apos;s keychain: it may ask for its password in another window.</source>
        <translation>Warten auf den Schlüsselbund des Systems: Er fragt vielleicht in einem anderen Fenster nach seinem Passwort.</translation>
    </message>
    <message>
        <source>Do not wait</source>
        <translation>Nicht warten</translation>
    </message>
    <message>
        <source>Send it as it is</source>
        <translation>So senden</translation>
    </message>
    <message>
        <source>Write a whole frame in the composer&apos;s mode Hex or Base64. The text “abc” of a client is 81 83 00 00 00 00 61 62 63.</source>
        <translation>Einen ganzen Frame im Entwurf als Hex oder Base64 schreiben. Der Text „abc“ eines Clients ist 81 83 00 00 00 00 61 62 63.</translation>
    </message>
    <message>
        <source>the connection is not open.</source>
        <translation>die Verbindung ist nicht offen.</translation>
    </message>
    <message>
        <source>a file is no frame&apos;s payload</source>
        <translation>eine Datei ist keine Payload eines Frames</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ConversationPainter</name>
    <message>
        <source>client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>conn %1</source>
        <translation>Verb. %1</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 später</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::CookiesPage</name>
    <message>
        <source>cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>Cookies of the request</source>
        <translation>Cookies der Anfrage</translation>
    </message>
    <message>
        <source>The server set %1.</source>
        <translation>Vom Server gesetzt: %1.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>jackfield::ui::EnvironmentPanel</name>
    <message>
        <source>variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the environment</source>
        <translation>Name der Umgebung</translation>
    </message>
    <message>
        <source>Variables of the environment</source>
        <translation>Variablen der Umgebung</translation>
    </message>
    <message>
        <source>New environment</source>
        <translation>Neue Umgebung</translation>
    </message>
    <message>
        <source>Delete environment</source>
        <translation>Umgebung löschen</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheim</translation>
    </message>
    <message>
        <source>The value of this variable stands in the keychain, and not in the workspace&apos;s file</source>
        <translation>Der Wert dieser Variablen steht im Schlüsselbund und nicht in der Datei des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Variables of</source>
        <translation>Variablen von</translation>
    </message>
    <message>
        <source>local</source>
        <translation>local</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ExportPanel</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>What is exported</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>Folder to write into</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>What the session becomes</source>
        <translation>Was aus der Sitzung wird</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner auswählen</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>✓  Written to %1: %2</source>
        <translation>✓  Geschrieben nach %1: %2</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The folder that gets the files; it is made if it is not there</source>
        <translation>Der Ordner für die Dateien; er wird angelegt, wenn er fehlt</translation>
    </message>
    <message>
        <source>Files that are written</source>
        <translation>Dateien, die geschrieben werden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all of the file that is shown</source>
        <translation>Die gezeigte Datei ganz kopieren</translation>
    </message>
    <message>
        <source>Reading the session…</source>
        <translation>Die Sitzung wird gelesen …</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>die ersten %1 von %2</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>%1 is there already, with other content.</source>
        <translation>%1 gibt es schon, mit anderem Inhalt.</translation>
    </message>
    <message>
        <source>; yours, and left as they are: %1</source>
        <translation>; eigene, die bleiben, wie sie sind: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>; beside it there is what this export has not made: %1</source>
        <translation>; daneben liegt, was dieser Export nicht gemacht hat: %1</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ExportTargets</name>
    <message>
        <source>Tests of a server</source>
        <translation>Tests eines Servers</translation>
    </message>
    <message>
        <source>For pages and their tests</source>
        <translation>Für Seiten und ihre Tests</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Mocks, documents and tables</source>
        <translation>Mocks, Dokumente und Tabellen</translation>
    </message>
    <message>
        <source>Diagrams and transcripts</source>
        <translation>Diagramme und Mitschriften</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::FieldTable</name>
    <message>
        <source>new %1</source>
        <translation>neu: %1</translation>
    </message>
    <message>
        <source>a new value</source>
        <translation>neuer Wert</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Delete this row (Delete)</source>
        <translation>Diese Zeile löschen (Entf)</translation>
    </message>
    <message>
        <source>Delete this row</source>
        <translation>Diese Zeile löschen</translation>
    </message>
    <message>
        <source>In the keychain as “%1”. What is typed here replaces it.</source>
        <translation>Im Schlüsselbund als „%1“. Was hier eingegeben wird, ersetzt ihn.</translation>
    </message>
    <message>
        <source>secret, in the keychain</source>
        <translation>geheim, im Schlüsselbund</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::FileEditing</name>
    <message>
        <source>The last changes made here are not in %1.</source>
        <translation>Die letzten Änderungen von hier sind nicht in %1.</translation>
    </message>
    <message>
        <source>Overwrite it</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>%1 cannot be read, or is larger than 4 MiB.</source>
        <translation>%1 ist nicht lesbar oder größer als 4 MiB.</translation>
    </message>
    <message>
        <source>%1 can be read here, but not changed: it is not UTF-8, or has mixed line ends, which an editor would not keep.</source>
        <translation>%1 ist hier lesbar, aber nicht zu ändern: Die Datei ist kein UTF-8 oder hat gemischte Zeilenenden, die ein Editor nicht erhalten würde.</translation>
    </message>
    <message>
        <source>Load what is there</source>
        <translation>Vorhandenes laden</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Nothing was saved: %1 was changed by somebody else.</source>
        <translation>Nichts gespeichert: %1 wurde von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>Nothing was saved: %1 is no longer there.</source>
        <translation>Nichts gespeichert: %1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Save it again</source>
        <translation>Wieder speichern</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::FindBar</name>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Vorheriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next match (F3, Enter)</source>
        <translation>Nächster Treffer (F3, Eingabe)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::FramePanel</name>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>reserved control</source>
        <translation>reserviert (Kontrollframe)</translation>
    </message>
    <message>
        <source>%1 … and %2 more</source>
        <translation>%1 … und %2 weitere</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Send frame</source>
        <translation>Frame senden</translation>
    </message>
    <message>
        <source>The last frame of its message</source>
        <translation>Der letzte Frame seiner Nachricht</translation>
    </message>
    <message>
        <source>With permessage-deflate: the message is compressed</source>
        <translation>Mit permessage-deflate: Die Nachricht ist komprimiert</translation>
    </message>
    <message>
        <source>Opcode</source>
        <translation>Opcode</translation>
    </message>
    <message>
        <source>The opcode: what kind of frame it is</source>
        <translation>Der Opcode: die Art des Frames</translation>
    </message>
    <message>
        <source>Clients have to mask what they send</source>
        <translation>Clients müssen maskieren, was sie senden</translation>
    </message>
    <message>
        <source>Masking key</source>
        <translation>Maskenschlüssel</translation>
    </message>
    <message>
        <source>The masking key, eight hex digits</source>
        <translation>Der Maskenschlüssel, acht Hexziffern</translation>
    </message>
    <message>
        <source>shortest length</source>
        <translation>kürzeste Länge</translation>
    </message>
    <message>
        <source>length in 7 bits</source>
        <translation>Länge in 7 Bit</translation>
    </message>
    <message>
        <source>in 16 bits</source>
        <translation>in 16 Bit</translation>
    </message>
    <message>
        <source>in 64 bits</source>
        <translation>in 64 Bit</translation>
    </message>
    <message>
        <source>How the length is written</source>
        <translation>Wie die Länge geschrieben wird</translation>
    </message>
    <message>
        <source>How the length is written; any but the shortest is wrong</source>
        <translation>Wie die Länge geschrieben wird; jede außer der kürzesten ist falsch</translation>
    </message>
    <message>
        <source>Length in the frame&apos;s header</source>
        <translation>Länge im Header des Frames</translation>
    </message>
    <message>
        <source>Length in the header, in bytes; empty: that of the payload</source>
        <translation>Länge im Header, in Bytes; leer: die der Payload</translation>
    </message>
    <message>
        <source>The header: FIN, RSV and opcode, mask and length, masking key</source>
        <translation>Der Header: FIN, RSV und Opcode, Maske und Länge, Maskenschlüssel</translation>
    </message>
    <message>
        <source>The payload from the composer, masked if the frame is</source>
        <translation>Die Payload aus dem Entwurf, maskiert, wenn der Frame es ist</translation>
    </message>
    <message>
        <source>Send these bytes as they are; the log shows what comes of it</source>
        <translation>Diese Bytes so senden; das Log zeigt, was daraus wird</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the frame by hand</source>
        <translation>Frame von Hand schließen</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>%1 bytes, with a secret in them</source>
        <translation>%1 Bytes, mit einem Geheimnis darin</translation>
    </message>
    <message>
        <source>the key must be eight hex digits, the length a number</source>
        <translation>der Schlüssel muss aus acht Hexziffern bestehen, die Länge eine Zahl sein</translation>
    </message>
    <message>
        <source>valid as a single frame</source>
        <translation>gültig als einzelner Frame</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::FrameTableModel</name>
    <message>
        <source>one plain frame, as far as was seen · %1 on the wire, by RFC 6455</source>
        <translation>ein einfacher Frame, soweit zu sehen · %1 auf der Leitung, nach RFC 6455</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>ein Frame</translation>
    </message>
    <message>
        <source>%1 frames within %2</source>
        <translation>%1 Frames binnen %2</translation>
    </message>
    <message>
        <source> · %1 on the wire</source>
        <translation> · %1 auf der Leitung</translation>
    </message>
    <message>
        <source> · only the first frames were kept</source>
        <translation> · nur die ersten Frames wurden behalten</translation>
    </message>
    <message>
        <source> · compressed to %1 % of %2</source>
        <translation> · komprimiert auf %1 % von %2</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht behalten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nach</translation>
    </message>
    <message>
        <source>opcode</source>
        <translation>Opcode</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>on the wire</source>
        <translation>auf der Leitung</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::FramesView</name>
    <message>
        <source>The message&apos;s frames</source>
        <translation>Die Frames der Nachricht</translation>
    </message>
    <message>
        <source>RSV: the three reserved bits; the first one means compressed (RFC 7692). On the wire: with the frame&apos;s header and, from a client, its masking key</source>
        <translation>RSV: die drei reservierten Bits; das erste bedeutet komprimiert (RFC 7692). Auf der Leitung: mit dem Header des Frames und, bei Clients, seinem Maskenschlüssel</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::HeldPanel</name>
    <message>
        <source>Hold everything</source>
        <translation>Alles anhalten</translation>
    </message>
    <message>
        <source>Release all</source>
        <translation>Alle freigeben</translation>
    </message>
    <message>
        <source>Forget what was lost</source>
        <translation>Verlorene vergessen</translation>
    </message>
    <message>
        <source>Every message waits, in both directions, until you release it; pings pass. While anything can be held, messages pass when they are whole</source>
        <translation>Jede Nachricht wartet, in beiden Richtungen, bis sie freigegeben wird; Pings gehen durch. Solange angehalten werden kann, gehen Nachrichten erst durch, wenn sie vollständig sind</translation>
    </message>
    <message>
        <source>All that waits goes on, in its order (F8)</source>
        <translation>Alles Wartende geht weiter, in seiner Reihenfolge (F8)</translation>
    </message>
    <message>
        <source>They are in the log, too</source>
        <translation>Sie sind auch im Log</translation>
    </message>
    <message>
        <source>Held on the way to the server</source>
        <translation>Angehalten auf dem Weg zum Server</translation>
    </message>
    <message>
        <source>Held on the way to the client</source>
        <translation>Angehalten auf dem Weg zum Client</translation>
    </message>
    <message>
        <source>Nothing waits. “Hold everything”, a breakpoint, or “Hold ones like this” at a row of the log holds what comes next.</source>
        <translation>Nichts wartet. „Alles anhalten“, ein Haltepunkt oder „Solche anhalten“ an einer Zeile des Logs hält an, was als Nächstes kommt.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The message goes on as it is written here (Ctrl+Enter)</source>
        <translation>Die Nachricht geht weiter, wie sie hier steht (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>A copy waits right behind it</source>
        <translation>Eine Kopie wartet gleich dahinter</translation>
    </message>
    <message>
        <source>Release changed</source>
        <translation>Geändert freigeben</translation>
    </message>
    <message>
        <source>Nothing was released: what is written here is not Hex: %1</source>
        <translation>Nichts freigegeben: Was hier steht, ist kein Hex: %1</translation>
    </message>
    <message>
        <source>%1: nothing waits</source>
        <translation>%1: nichts wartet</translation>
    </message>
    <message>
        <source>%1: %2 · waited for %3 s</source>
        <translation>%1: %2 · wartet seit %3 s</translation>
    </message>
    <message>
        <source>To the server</source>
        <translation>Zum Server</translation>
    </message>
    <message>
        <source>To the client</source>
        <translation>Zum Client</translation>
    </message>
    <message>
        <source>What clients said; the server has not heard it yet</source>
        <translation>Was Clients sagten; der Server hat es noch nicht gehört</translation>
    </message>
    <message>
        <source>What the server said; the client has not heard it yet</source>
        <translation>Was der Server sagte; der Client hat es noch nicht gehört</translation>
    </message>
    <message>
        <source> · the client hung up</source>
        <translation> · der Client hat aufgelegt</translation>
    </message>
    <message>
        <source> · the server hung up</source>
        <translation> · der Server hat aufgelegt</translation>
    </message>
    <message>
        <source>Who said it hung up; what is released still arrives</source>
        <translation>Der Absender hat aufgelegt; was freigegeben wird, kommt noch an</translation>
    </message>
    <message>
        <source> · full</source>
        <translation> · voll</translation>
    </message>
    <message>
        <source>%1 wait: nothing more is read from there, pings neither</source>
        <translation>%1 warten: Von dort wird nichts mehr gelesen, auch keine Pings</translation>
    </message>
    <message>
        <source>Who is to hear it hung up; it may not arrive any more</source>
        <translation>Die Gegenseite hat aufgelegt; es kommt vielleicht nicht mehr an</translation>
    </message>
    <message>
        <source>Enter edits the current message, Delete drops it</source>
        <translation>Eingabe bearbeitet die aktuelle Nachricht, Entf verwirft sie</translation>
    </message>
    <message>
        <source>It is not delivered; the log shows it struck through (Delete in the list)</source>
        <translation>Sie wird nicht zugestellt; das Log zeigt sie durchgestrichen (Entf in der Liste)</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::HeldQueue</name>
    <message>
        <source>lost: %1</source>
        <translation>verloren: %1</translation>
    </message>
    <message>
        <source>a copy, held</source>
        <translation>eine Kopie, angehalten</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>waits for what is before it</source>
        <translation>wartet auf das davor</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::HexPanel</name>
    <message>
        <source>Find bytes, as in 0d 0a, or characters</source>
        <translation>Bytes suchen, wie 0d 0a, oder Zeichen</translation>
    </message>
    <message>
        <source>little endian</source>
        <translation>Little Endian</translation>
    </message>
    <message>
        <source>big endian</source>
        <translation>Big Endian</translation>
    </message>
    <message>
        <source>Byte order of numbers</source>
        <translation>Bytereihenfolge von Zahlen</translation>
    </message>
    <message>
        <source>Which byte of a number comes first: the lowest or the highest</source>
        <translation>Welches Byte einer Zahl zuerst kommt: das niedrigste oder das höchste</translation>
    </message>
    <message>
        <source>unsigned</source>
        <translation>ohne Vorzeichen</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>mit Vorzeichen</translation>
    </message>
    <message>
        <source>float</source>
        <translation>Gleitkomma</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>64 bit</source>
        <translation>64 Bit</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>no bytes</source>
        <translation>keine Bytes</translation>
    </message>
    <message>
        <source>byte %1 · 0x%2</source>
        <translation>Byte %1 · 0x%2</translation>
    </message>
    <message>
        <source> · %1 selected</source>
        <translation> · %1 ausgewählt</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::HexView</name>
    <message>
        <source>The payload&apos;s bytes</source>
        <translation>Die Bytes der Payload</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::InjectPanel</name>
    <message>
        <source>Inject</source>
        <translation>Einschleusen</translation>
    </message>
    <message>
        <source>Write a message; Ctrl+Enter sends it as if the other side had said it</source>
        <translation>Nachricht schreiben; Strg+Eingabe sendet sie, als hätte die Gegenstelle sie gesagt</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>An wen</translation>
    </message>
    <message>
        <source>to the server</source>
        <translation>an den Server</translation>
    </message>
    <message>
        <source>to the client</source>
        <translation>an den Client</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Send it before what waits, as if the other side had said it (Ctrl+Enter)</source>
        <translation>Vor dem Wartenden senden, als hätte die Gegenstelle es gesagt (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>Nothing was injected: the connection has ended, or the text cannot be sent.</source>
        <translation>Nichts eingeschleust: Die Verbindung ist beendet, oder der Text kann nicht gesendet werden.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::JsonForm</name>
    <message>
        <source>What it is in</source>
        <translation>Worin es steht</translation>
    </message>
    <message>
        <source>To what it is in</source>
        <translation>Zu dem, worin es steht</translation>
    </message>
    <message>
        <source>the mock</source>
        <translation>dem Mock</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>%1 herausnehmen</translation>
    </message>
    <message>
        <source>Name of a new member</source>
        <translation>Name eines neuen Members</translation>
    </message>
    <message>
        <source>A new name, Enter</source>
        <translation>Neuer Name, Eingabe</translation>
    </message>
    <message>
        <source>Files of the workspace</source>
        <translation>Dateien des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Files of the workspace (Down)</source>
        <translation>Dateien des Arbeitsbereichs (Pfeil nach unten)</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::JsonTableView</name>
    <message>
        <source>Array shown as a table</source>
        <translation>Array als Tabelle</translation>
    </message>
    <message>
        <source>array</source>
        <translation>Array</translation>
    </message>
    <message>
        <source>The payload as a table</source>
        <translation>Die Payload als Tabelle</translation>
    </message>
    <message>
        <source>A click on a heading sorts by it, a second one in reverse</source>
        <translation>Ein Klick auf eine Überschrift sortiert danach, ein zweiter umgekehrt</translation>
    </message>
    <message>
        <source>Copy rows with tabs</source>
        <translation>Zeilen mit Tabulatoren kopieren</translation>
    </message>
    <message>
        <source>Copy rows as CSV</source>
        <translation>Zeilen als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy all with tabs</source>
        <translation>Alles mit Tabulatoren kopieren</translation>
    </message>
    <message>
        <source>Copy all as CSV</source>
        <translation>Alles als CSV kopieren</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::JsonTreeModel</name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::JsonTreeView</name>
    <message>
        <source>The payload as a tree</source>
        <translation>Die Payload als Baum</translation>
    </message>
    <message>
        <source>Drag a value into the log to make a column of it</source>
        <translation>Ein Wert, der ins Log gezogen wird, wird dort eine Spalte</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>Wert kopieren</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Add as a column</source>
        <translation>Als Spalte hinzufügen</translation>
    </message>
    <message>
        <source>Show only ones with this value</source>
        <translation>Nur solche mit diesem Wert zeigen</translation>
    </message>
    <message>
        <source>Show only ones that have it</source>
        <translation>Nur solche zeigen, die ihn haben</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::LearnPanel</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>differs once</source>
        <translation>weicht einmal ab</translation>
    </message>
    <message>
        <source>differs %1 times</source>
        <translation>weicht %1-mal ab</translation>
    </message>
    <message>
        <source>, first %1, then %2</source>
        <translation>, erst %1, dann %2</translation>
    </message>
    <message>
        <source>about 1 message</source>
        <translation>betrifft 1 Nachricht</translation>
    </message>
    <message>
        <source>about %1 messages</source>
        <translation>betrifft %1 Nachrichten</translation>
    </message>
    <message>
        <source>Keep these rules</source>
        <translation>Diese Regeln behalten</translation>
    </message>
    <message>
        <source>Rules that the recordings suggest</source>
        <translation>Regeln, die die Aufzeichnungen nahelegen</translation>
    </message>
    <message>
        <source>Blank takes a rule or leaves it; the messages that a rule is about are marked in the log</source>
        <translation>Leertaste nimmt eine Regel oder lässt sie; die Nachrichten, die sie betrifft, sind im Log markiert</translation>
    </message>
    <message>
        <source>Second recording</source>
        <translation>Zweite Aufzeichnung</translation>
    </message>
    <message>
        <source>A second recording of the same flow; those that look most like this one come first</source>
        <translation>Eine zweite Aufzeichnung desselben Ablaufs; die ähnlichsten stehen zuerst</translation>
    </message>
    <message>
        <source>Writes the rules that are taken behind those that there are</source>
        <translation>Schreibt die genommenen Regeln hinter die vorhandenen</translation>
    </message>
    <message>
        <source>Learn nothing</source>
        <translation>Nichts lernen</translation>
    </message>
    <message>
        <source>Learn nothing (Esc)</source>
        <translation>Nichts lernen (Esc)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Looking for recordings that are alike…</source>
        <translation>Ähnliche Aufzeichnungen werden gesucht …</translation>
    </message>
    <message>
        <source>%1 (%2 % alike)</source>
        <translation>%1 (zu %2 % gleich)</translation>
    </message>
    <message>
        <source>There is no other recording in the workspace. Record the same once more, and what differs by itself is learnt from both.</source>
        <translation>Im Arbeitsbereich ist keine andere Aufzeichnung. Dasselbe noch einmal aufzeichnen: Was von selbst abweicht, wird aus beiden gelernt.</translation>
    </message>
    <message>
        <source>Comparing both recordings…</source>
        <translation>Beide Aufzeichnungen werden verglichen …</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>still differs: %1</source>
        <translation>weicht noch ab: %1</translation>
    </message>
    <message>
        <source>✓  The recordings do not differ: there is nothing to learn from this one.</source>
        <translation>✓  Die Aufzeichnungen unterscheiden sich nicht: Aus dieser ist nichts zu lernen.</translation>
    </message>
    <message>
        <source>✓  The recordings match under these rules. What differs for another reason would be learnt as well: look at each.</source>
        <translation>✓  Mit diesen Regeln stimmen die Aufzeichnungen überein. Auch was aus anderem Grund abweicht, würde gelernt: jede ansehen.</translation>
    </message>
    <message>
        <source>✗  1 difference would stay.</source>
        <translation>✗  1 Unterschied bliebe.</translation>
    </message>
    <message>
        <source>✗  %1 differences would stay.</source>
        <translation>✗  %1 Unterschiede blieben.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::LogMenu</name>
    <message>
        <source>Put into the composer</source>
        <translation>In den Entwurf übernehmen</translation>
    </message>
    <message>
        <source>Save as a session</source>
        <translation>Als Sitzung speichern</translation>
    </message>
    <message>
        <source>Show only ones like this</source>
        <translation>Nur solche zeigen</translation>
    </message>
    <message>
        <source>Hide ones like this</source>
        <translation>Solche ausblenden</translation>
    </message>
    <message>
        <source>Answer ones like this…</source>
        <translation>Solche beantworten …</translation>
    </message>
    <message>
        <source>Hold ones like this</source>
        <translation>Solche anhalten</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>Kopieren als</translation>
    </message>
    <message>
        <source>Compare the two</source>
        <translation>Beide vergleichen</translation>
    </message>
    <message>
        <source>Compare with #%1, the last one like it</source>
        <translation>Mit #%1 vergleichen, der letzten dieser Art</translation>
    </message>
    <message>
        <source>Make a mock rule</source>
        <translation>Regel im Mock anlegen</translation>
    </message>
    <message>
        <source>Colour ones like this</source>
        <translation>Solche einfärben</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>Lesezeichen entfernen</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz …</translation>
    </message>
    <message>
        <source>Show %1 more heartbeats</source>
        <translation>%1 weitere Heartbeats zeigen</translation>
    </message>
    <message>
        <source>Fold %1 heartbeats</source>
        <translation>%1 Heartbeats einklappen</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::LogNotes</name>
    <message>
        <source>The message is no longer there.</source>
        <translation>Die Nachricht ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Rows about the recording itself cannot have notes.</source>
        <translation>Zeilen über die Aufzeichnung selbst können keine Notizen haben.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::LogPanel</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Filter: words, -not this, dir:in, size&gt;1k, $.price &gt; 100, /re/</source>
        <translation>Filter: Wörter, -ohne dies, dir:in, size&gt;1k, $.price &gt; 100, /re/</translation>
    </message>
    <message>
        <source>Show only messages with all of these (Ctrl+F, Esc clears)</source>
        <translation>Zeigt nur Nachrichten mit alledem (Strg+F, Esc leert)</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>Filter des Logs</translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>Zur neuesten Nachricht gehen</translation>
    </message>
    <message>
        <source>Go to the end and follow (End)</source>
        <translation>Zum Ende gehen und folgen (Ende)</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Markieren</translation>
    </message>
    <message>
        <source>Mark what is found instead of hiding the rest (Ctrl+Shift+F); F3 and Shift+F3 go from one to the next</source>
        <translation>Fundstellen markieren, statt den Rest auszublenden (Strg+Umschalt+F); F3 und Umschalt+F3 gehen von einer zur nächsten</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Columns, also of values in payloads; colours, heartbeats</source>
        <translation>Spalten, auch aus Werten der Payloads; Farben, Heartbeats</translation>
    </message>
    <message>
        <source>Keep the newest message in view (End; Space pauses)</source>
        <translation>Die neueste Nachricht im Blick behalten (Ende; Leertaste hält an)</translation>
    </message>
    <message>
        <source>No row passes the filter. Esc in it shows all rows again.</source>
        <translation>Keine Zeile passt auf den Filter. Esc darin zeigt wieder alle Zeilen.</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>%1%2 marked of %3</source>
        <translation>%1%2 von %3 markiert</translation>
    </message>
    <message>
        <source>%1%2 of %3</source>
        <translation>%1%2 von %3</translation>
    </message>
    <message>
        <source>%1 new, press End</source>
        <translation>%1 neu, Ende drücken</translation>
    </message>
    <message>
        <source>Save as SVG</source>
        <translation>Als SVG speichern</translation>
    </message>
    <message>
        <source>Pictures (*.svg)</source>
        <translation>Bilder (*.svg)</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::LogSwitch</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Messages as a table (Ctrl+Shift+6)</source>
        <translation>Nachrichten als Tabelle (Strg+Umschalt+6)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Messages as arrows between client and server (Ctrl+Shift+6)</source>
        <translation>Nachrichten als Pfeile zwischen Client und Server (Strg+Umschalt+6)</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MainWindow</name>
    <message>
        <source>There is no folder %1. Open another one with Ctrl+O.</source>
        <translation>Es gibt keinen Ordner %1. Strg+O öffnet einen anderen.</translation>
    </message>
    <message>
        <source>Not undone: %1</source>
        <translation>Nicht rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Skip this step</source>
        <translation>Schritt auslassen</translation>
    </message>
    <message>
        <source>Not redone: %1</source>
        <translation>Nicht wiederhergestellt: %1</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>new script “%1”</source>
        <translation>neues Skript „%1“</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Undo in the tree</source>
        <translation>Im Baum rückgängig machen</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederherstellen: %1</translation>
    </message>
    <message>
        <source>Redo in the tree</source>
        <translation>Im Baum wiederherstellen</translation>
    </message>
    <message>
        <source>%1 is no longer there</source>
        <translation>%1 ist nicht mehr da</translation>
    </message>
    <message>
        <source>somebody else changed the order in workspace.json</source>
        <translation>jemand anderes hat die Reihenfolge in workspace.json geändert</translation>
    </message>
    <message>
        <source>“%1” now has files in it</source>
        <translation>„%1“ enthält jetzt Dateien</translation>
    </message>
    <message>
        <source>“%1” was changed after it was made; delete it yourself if you want to</source>
        <translation>„%1“ wurde seit dem Anlegen geändert; bei Bedarf von Hand löschen</translation>
    </message>
    <message>
        <source>mock</source>
        <translation>Mock</translation>
    </message>
    <message>
        <source>new mock “%1”</source>
        <translation>neuer Mock „%1“</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>Make a mock with its rules</source>
        <translation>Mock mit diesen Regeln anlegen</translation>
    </message>
    <message>
        <source>Make a mock that replays it</source>
        <translation>Mock anlegen, der sie abspielt</translation>
    </message>
    <message>
        <source>The rule is for</source>
        <translation>Die Regel ist für</translation>
    </message>
    <message>
        <source>a new mock</source>
        <translation>ein neuer Mock</translation>
    </message>
    <message>
        <source>“%1” is being recorded and stays as it is. Stop the recording first.</source>
        <translation>„%1“ wird gerade aufgezeichnet und bleibt, wie sie ist. Zuerst die Aufzeichnung beenden.</translation>
    </message>
    <message>
        <source>rename of “%1”</source>
        <translation>Umbenennung von „%1“</translation>
    </message>
    <message>
        <source>move of “%1”</source>
        <translation>Verschiebung von „%1“</translation>
    </message>
    <message>
        <source>new folder</source>
        <translation>neuer Ordner</translation>
    </message>
    <message>
        <source>duplication of “%1”</source>
        <translation>Kopie von „%1“</translation>
    </message>
    <message>
        <source>deletion of “%1”</source>
        <translation>Löschung von „%1“</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 is not there, and is not a ws:// or wss:// URL.</source>
        <translation>%1 ist nicht da und keine URL mit ws:// oder wss://.</translation>
    </message>
    <message>
        <source>Make a workspace</source>
        <translation>Arbeitsbereich anlegen</translation>
    </message>
    <message>
        <source>Name of the folder:</source>
        <translation>Name des Ordners:</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Open or import files</source>
        <translation>Dateien öffnen oder importieren</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Not all of %1 could be imported: %2</source>
        <translation>Nicht alles aus %1 war zu importieren: %2</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Hide the workspace</source>
        <translation>Arbeitsbereich ausblenden</translation>
    </message>
    <message>
        <source>Show the workspace</source>
        <translation>Arbeitsbereich einblenden</translation>
    </message>
    <message>
        <source>Hide the composer, or the panel in its place</source>
        <translation>Entwurf ausblenden, oder was an seiner Stelle steht</translation>
    </message>
    <message>
        <source>Show the composer, or the panel in its place</source>
        <translation>Entwurf einblenden, oder was an seiner Stelle steht</translation>
    </message>
    <message>
        <source>Hide the payload</source>
        <translation>Payload ausblenden</translation>
    </message>
    <message>
        <source>Show the payload</source>
        <translation>Payload einblenden</translation>
    </message>
    <message>
        <source>Hide the timeline</source>
        <translation>Zeitleiste ausblenden</translation>
    </message>
    <message>
        <source>Show the timeline</source>
        <translation>Zeitleiste einblenden</translation>
    </message>
    <message>
        <source>Composer and payload below the log</source>
        <translation>Entwurf und Payload unter dem Log</translation>
    </message>
    <message>
        <source>Composer and payload right of the log</source>
        <translation>Entwurf und Payload neben dem Log</translation>
    </message>
    <message>
        <source>%1 cannot become %2: %3</source>
        <translation>%1 kann nicht %2 werden: %3</translation>
    </message>
    <message>
        <source>%1 is no longer there.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 was changed; what it was is in %2.</source>
        <translation>%1 wurde geändert; die vorige Fassung ist in %2.</translation>
    </message>
    <message>
        <source>change of “%1”</source>
        <translation>Änderung von „%1“</translation>
    </message>
    <message>
        <source>“%1” was changed.</source>
        <translation>„%1“ wurde geändert.</translation>
    </message>
    <message>
        <source>%1, changed: Ctrl+S saves it</source>
        <translation>%1, geändert: Strg+S speichert</translation>
    </message>
    <message>
        <source>%1, recording</source>
        <translation>%1, wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufzeichnung beenden</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufzeichnen</translation>
    </message>
    <message>
        <source>%1. Other tabs that record: %2 (%3)</source>
        <translation>%1. Andere Tabs, die aufzeichnen: %2 (%3)</translation>
    </message>
    <message>
        <source>The environment “%1” was deleted.</source>
        <translation>Die Umgebung „%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>The folder of the workspace is gone: %1. Its files are shown again as soon as it is back.</source>
        <translation>Der Ordner des Arbeitsbereichs ist weg: %1. Seine Dateien sind wieder zu sehen, sobald er zurück ist.</translation>
    </message>
    <message>
        <source>%1. The environments that were read before stay in use.</source>
        <translation>%1. Die zuvor gelesenen Umgebungen gelten weiter.</translation>
    </message>
    <message>
        <source>The secret “%1” was not kept: %2</source>
        <translation>Das Geheimnis „%1“ wurde nicht abgelegt: %2</translation>
    </message>
    <message>
        <source>“%1” was changed meanwhile, and is no secret yet.</source>
        <translation>„%1“ wurde inzwischen geändert und ist noch nicht geheim.</translation>
    </message>
    <message>
        <source>local</source>
        <translation>local</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MessageLogModel</name>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>and %1 more heartbeats until %2 (Enter shows them)</source>
        <translation>und %1 weitere Heartbeats bis %2 (Eingabe zeigt sie)</translation>
    </message>
    <message>
        <source>%1, without a closing handshake</source>
        <translation>%1, ohne Close-Handshake</translation>
    </message>
    <message>
        <source>came so, the next went on</source>
        <translation>so gekommen, die nächste ging weiter</translation>
    </message>
    <message>
        <source>held until it was lost</source>
        <translation>angehalten, bis sie verloren ging</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>injected</source>
        <translation>eingeschleust</translation>
    </message>
    <message>
        <source>Time since the row shown before it</source>
        <translation>Zeit seit der gezeigten Zeile davor</translation>
    </message>
    <message>
        <source>Connection of this log; conn:2 shows only the second</source>
        <translation>Verbindung dieses Logs; conn:2 zeigt nur die zweite</translation>
    </message>
    <message>
        <source>conn</source>
        <translation>conn</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>delta</source>
        <translation>Delta</translation>
    </message>
    <message>
        <source>dir</source>
        <translation>dir</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>outgoing, answered by itself</source>
        <translation>ausgehend, von selbst geantwortet</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>ausgehend</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>eingehend</translation>
    </message>
    <message>
        <source>A saved message answered by itself</source>
        <translation>Eine gespeicherte Nachricht hat von selbst geantwortet</translation>
    </message>
    <message>
        <source>client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>conn %1</source>
        <translation>Verb. %1</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MessageLogView</name>
    <message>
        <source>Remove the column</source>
        <translation>Spalte entfernen</translation>
    </message>
    <message>
        <source>Hide the column</source>
        <translation>Spalte ausblenden</translation>
    </message>
    <message>
        <source>Message log</source>
        <translation>Nachrichtenlog</translation>
    </message>
    <message>
        <source>The first %1 rows were copied</source>
        <translation>Die ersten %1 Zeilen wurden kopiert</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Lanes: %1</source>
        <translation>Spuren: %1</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MissTable</name>
    <message>
        <source>there is no rule</source>
        <translation>es gibt keine Regel</translation>
    </message>
    <message>
        <source>rule %1: %2</source>
        <translation>Regel %1: %2</translation>
    </message>
    <message>
        <source>%1 of binary</source>
        <translation>%1 binär</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>route</source>
        <translation>Route</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>am nächsten</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MockClients</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Kappen</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Connected clients</source>
        <translation>Verbundene Clients</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>An wen</translation>
    </message>
    <message>
        <source>Message to clients</source>
        <translation>Nachricht an Clients</translation>
    </message>
    <message>
        <source>Message, {{ count }} and the like as in rules</source>
        <translation>Nachricht, {{ count }} und dergleichen wie in Regeln</translation>
    </message>
    <message>
        <source>Send it as a text message (Enter)</source>
        <translation>Als Textnachricht senden (Eingabe)</translation>
    </message>
    <message>
        <source>Close code</source>
        <translation>Close-Code</translation>
    </message>
    <message>
        <source>1000 normal, 1001 going away, 1008 policy violation, 1011 internal error, 1012 service restart, 1013 try again later, 4000 to 4999 your own</source>
        <translation>1000 normal, 1001 Weggang, 1008 Verstoß gegen Vorgaben, 1011 interner Fehler, 1012 Neustart des Dienstes, 1013 später wiederkommen, 4000 bis 4999 eigene</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Reason, or none</source>
        <translation>Grund, wenn es einen gibt</translation>
    </message>
    <message>
        <source>Close their connections with this code and reason</source>
        <translation>Ihre Verbindungen mit diesem Code und Grund schließen</translation>
    </message>
    <message>
        <source>End their connections without a close frame, as a broken network does</source>
        <translation>Ihre Verbindungen ohne Close-Frame beenden, wie ein gestörtes Netz</translation>
    </message>
    <message>
        <source>Send them something wrong, or unusual</source>
        <translation>Ihnen etwas Falsches oder Ungewöhnliches senden</translation>
    </message>
    <message>
        <source>Stay, and never answer again</source>
        <translation>Dableiben und nie mehr antworten</translation>
    </message>
    <message>
        <source>to all</source>
        <translation>an alle</translation>
    </message>
    <message>
        <source>to the selected</source>
        <translation>an ausgewählte</translation>
    </message>
    <message>
        <source>to room %1</source>
        <translation>an Raum %1</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MockDefinition</name>
    <message>
        <source>1 server</source>
        <translation>1 Server</translation>
    </message>
    <message>
        <source>%1 servers</source>
        <translation>%1 Server</translation>
    </message>
    <message>
        <source>%1, 1 route, no mistakes</source>
        <translation>%1, 1 Route, keine Fehler</translation>
    </message>
    <message>
        <source>%1, %2 routes, no mistakes</source>
        <translation>%1, %2 Routen, keine Fehler</translation>
    </message>
    <message>
        <source>Find in the definition</source>
        <translation>In der Definition suchen</translation>
    </message>
    <message>
        <source>Mistake in the definition</source>
        <translation>Fehler in der Definition</translation>
    </message>
    <message>
        <source>The definition of the mock</source>
        <translation>Die Definition des Mocks</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>Shows what is around the cursor as a form</source>
        <translation>Zeigt das, was um den Cursor steht, als Formular</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MockMisses</name>
    <message>
        <source>Make a rule</source>
        <translation>Regel anlegen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Messages that no rule answered</source>
        <translation>Nachrichten, die keine Regel beantwortete</translation>
    </message>
    <message>
        <source>Write a rule for such messages into the definition (Enter)</source>
        <translation>Eine Regel für solche Nachrichten in die Definition schreiben (Eingabe)</translation>
    </message>
    <message>
        <source>Empty this list</source>
        <translation>Diese Liste leeren</translation>
    </message>
    <message>
        <source>Select a message to see why no rule answered it.</source>
        <translation>Eine ausgewählte Nachricht zeigt, warum keine Regel sie beantwortete.</translation>
    </message>
    <message>
        <source>Messages that no rule answers appear here.</source>
        <translation>Hier erscheinen Nachrichten, die keine Regel beantwortet.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MockPage</name>
    <message>
        <source>Faults</source>
        <translation>Störungen</translation>
    </message>
    <message>
        <source>Connect to it</source>
        <translation>Damit verbinden</translation>
    </message>
    <message>
        <source>Where it listens</source>
        <translation>Wo er lauscht</translation>
    </message>
    <message>
        <source>Where clients find this server (Ctrl+L)</source>
        <translation>Wo Clients diesen Server finden (Strg+L)</translation>
    </message>
    <message>
        <source>Open a client with this address</source>
        <translation>Einen Client mit dieser Adresse öffnen</translation>
    </message>
    <message>
        <source>Off: routes with faults behave, also towards clients that are connected</source>
        <translation>Aus: Routen mit Störungen benehmen sich, auch gegenüber verbundenen Clients</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Unanswered</source>
        <translation>Unbeantwortet</translation>
    </message>
    <message>
        <source>Script output</source>
        <translation>Skriptausgabe</translation>
    </message>
    <message>
        <source>Script output •</source>
        <translation>Skriptausgabe •</translation>
    </message>
    <message>
        <source>%1: the old definition keeps running.</source>
        <translation>%1: Die alte Definition läuft weiter.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Use a free port</source>
        <translation>Freien Port verwenden</translation>
    </message>
    <message>
        <source>echo</source>
        <translation>Echo</translation>
    </message>
    <message>
        <source>1 client</source>
        <translation>1 Client</translation>
    </message>
    <message>
        <source>%1 clients</source>
        <translation>%1 Clients</translation>
    </message>
    <message>
        <source>running the old definition, %1</source>
        <translation>läuft mit der alten Definition, %1</translation>
    </message>
    <message>
        <source>running, %1</source>
        <translation>läuft, %1</translation>
    </message>
    <message>
        <source>reading the definition…</source>
        <translation>Definition wird gelesen …</translation>
    </message>
    <message>
        <source>a mistake in line %1</source>
        <translation>ein Fehler in Zeile %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>Clients · %1</source>
        <translation>Clients · %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Close all clients with 1001 and stop listening</source>
        <translation>Alle Clients mit 1001 schließen und nicht mehr lauschen</translation>
    </message>
    <message>
        <source>Do not start when the definition has been read</source>
        <translation>Nicht starten, wenn die Definition gelesen ist</translation>
    </message>
    <message>
        <source>Listen on this machine</source>
        <translation>Auf diesem Rechner lauschen</translation>
    </message>
    <message>
        <source>No clients yet.
Connect to the address above.</source>
        <translation>Noch keine Clients.
Mit der Adresse oben verbinden.</translation>
    </message>
    <message>
        <source>No clients yet.
Start the server and connect to its address.</source>
        <translation>Noch keine Clients.
Server starten und mit seiner Adresse verbinden.</translation>
    </message>
    <message>
        <source>Show the line</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>Unanswered · %1</source>
        <translation>Unbeantwortet · %1</translation>
    </message>
    <message>
        <source>The route %1 of the definition has no rules to add one to.</source>
        <translation>Die Route %1 der Definition hat keine Regeln, zu denen eine käme.</translation>
    </message>
    <message>
        <source>No route of %1 has rules to add one to.</source>
        <translation>Keine Route von %1 hat Regeln, zu denen eine käme.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::MockRules</name>
    <message>
        <source>Routes and rules, and how often they were used</source>
        <translation>Routen und Regeln, und wie oft sie verwendet wurden</translation>
    </message>
    <message>
        <source>Double click or Enter shows where it stands in the definition</source>
        <translation>Doppelklick oder Eingabe zeigt, wo sie in der Definition steht</translation>
    </message>
    <message>
        <source>Start the server to see which rules answer.</source>
        <translation>Erst der gestartete Server zeigt, welche Regeln antworten.</translation>
    </message>
    <message>
        <source>No route of this mock has rules.</source>
        <translation>Keine Route dieses Mocks hat Regeln.</translation>
    </message>
    <message>
        <source>All %1 rules have answered.</source>
        <translation>Alle %1 Regeln haben geantwortet.</translation>
    </message>
    <message>
        <source>%1 of %2 rules have answered.</source>
        <translation>%1 von %2 Regeln haben geantwortet.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::NoteBar</name>
    <message>
        <source>Note on the selected message</source>
        <translation>Notiz zur ausgewählten Nachricht</translation>
    </message>
    <message>
        <source>A bookmark. Write a note here; Enter saves it</source>
        <translation>Ein Lesezeichen. Hier eine Notiz schreiben; Eingabe speichert sie</translation>
    </message>
    <message>
        <source>The note on this message (Ctrl+Shift+B). Enter saves it</source>
        <translation>Die Notiz zu dieser Nachricht (Strg+Umschalt+B). Eingabe speichert sie</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::Notice</name>
    <message>
        <source>Hide this</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>What can be done about it</source>
        <translation>Was dagegen zu tun ist</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::OptionsPage</name>
    <message>
        <source>Offer compression (permessage-deflate)</source>
        <translation>Kompression anbieten (permessage-deflate)</translation>
    </message>
    <message>
        <source>Reconnect when the connection is lost</source>
        <translation>Neu verbinden, wenn die Verbindung verloren geht</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>no pings</source>
        <translation>keine Pings</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Subprotocols</source>
        <translation>Subprotokolle</translation>
    </message>
    <message>
        <source>Send on open</source>
        <translation>Beim Öffnen senden</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Ping every</source>
        <translation>Ping alle</translation>
    </message>
    <message>
        <source>Connect timeout</source>
        <translation>Frist zum Verbinden</translation>
    </message>
    <message>
        <source>Redirects</source>
        <translation>Weiterleitungen</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
</context>
<context>
    <name>jackfield::ui::Page</name>
    <message>
        <source>New messages will be gone after a restart: %1</source>
        <translation>Neue Nachrichten sind nach einem Neustart weg: %1</translation>
    </message>
    <message>
        <source>%1, which is being recorded, was deleted or moved. All of it can be written again, and goes on there.</source>
        <translation>%1, die gerade aufgezeichnet wird, wurde gelöscht oder verschoben. Alles davon kann neu geschrieben werden und geht dort weiter.</translation>
    </message>
    <message>
        <source>The recording is not on disk: %1 was deleted or moved. All of it can be written again, until the next recording.</source>
        <translation>Die Aufzeichnung ist nicht auf der Platte: %1 wurde gelöscht oder verschoben. Alles davon kann neu geschrieben werden, bis zur nächsten Aufzeichnung.</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>Neu schreiben</translation>
    </message>
    <message>
        <source>The recording is still not on disk: %1</source>
        <translation>Die Aufzeichnung ist noch immer nicht auf der Platte: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>No rule is made of messages of more than 1 MiB.</source>
        <translation>Aus Nachrichten von mehr als 1 MiB entsteht keine Regel.</translation>
    </message>
    <message>
        <source>Saving %1 rows…</source>
        <translation>%1 Zeilen werden gespeichert …</translation>
    </message>
    <message>
        <source> No more can be saved at once.</source>
        <translation> Mehr kann nicht auf einmal gespeichert werden.</translation>
    </message>
    <message>
        <source>%1 rows were saved as the session “%2”.</source>
        <translation>%1 Zeilen wurden als Sitzung „%2“ gespeichert.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::PageTabs</name>
    <message>
        <source>All tabs</source>
        <translation>Alle Tabs</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::PayloadEditor</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Format of the message</source>
        <translation>Format der Nachricht</translation>
    </message>
    <message>
        <source>Format of the message, which is checked. Hex goes on as a binary message. Another format is written with the same bytes</source>
        <translation>Format der Nachricht, das geprüft wird. Hex geht als Binärnachricht weiter. Ein anderes Format wird mit denselben Bytes geschrieben</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>valid %1</source>
        <translation>gültiges %1</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::PayloadInspector</name>
    <message>
        <source> · the first %1 keys</source>
        <translation> · die ersten %1 Schlüssel</translation>
    </message>
    <message>
        <source> · lines are cut at %1</source>
        <translation> · Zeilen sind bei %1 abgeschnitten</translation>
    </message>
    <message>
        <source> · reading…</source>
        <translation> · wird gelesen …</translation>
    </message>
    <message>
        <source>Select a message in the log to read it here</source>
        <translation>Eine im Log ausgewählte Nachricht ist hier zu lesen</translation>
    </message>
    <message>
        <source>The payload is empty</source>
        <translation>Die Payload ist leer</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>A table needs a JSON array that is not empty, and this message has none.</source>
        <translation>Eine Tabelle braucht ein nicht leeres JSON-Array, und diese Nachricht hat keines.</translation>
    </message>
    <message>
        <source>A tree needs a JSON object or array, and this message is not one.</source>
        <translation>Ein Baum braucht ein JSON-Objekt oder -Array, und diese Nachricht ist keines.</translation>
    </message>
    <message>
        <source>This row was not a frame on the wire.</source>
        <translation>Diese Zeile war kein Frame auf der Leitung.</translation>
    </message>
    <message>
        <source>There is no message like it before this one.
Select two rows of the log and compare them with their menu.</source>
        <translation>Vor dieser Nachricht gibt es keine gleicher Art.
Zwei im Log ausgewählte Zeilen vergleicht deren Menü.</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 verglichen mit %2</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source> · the first %1</source>
        <translation> · die ersten %1</translation>
    </message>
    <message>
        <source>Payload of the selected message</source>
        <translation>Payload der ausgewählten Nachricht</translation>
    </message>
    <message>
        <source>Find in the payload</source>
        <translation>In der Payload suchen</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>Lesbar</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Laid out; parts of JSON fold with Ctrl+Shift+[ and unfold with Ctrl+Shift+]</source>
        <translation>In Zeilen gesetzt; Teile von JSON klappt Strg+Umschalt+[ ein und Strg+Umschalt+] aus</translation>
    </message>
    <message>
        <source>An array of the payload, a row for each element</source>
        <translation>Ein Array der Payload, eine Zeile je Element</translation>
    </message>
    <message>
        <source>As it was on the wire, frame by frame</source>
        <translation>Wie auf der Leitung, Frame für Frame</translation>
    </message>
    <message>
        <source>Differences from the last message like it</source>
        <translation>Unterschiede zur letzten Nachricht dieser Art</translation>
    </message>
    <message>
        <source>Copy the payload</source>
        <translation>Payload kopieren</translation>
    </message>
    <message>
        <source>Copy the payload as it came (Ctrl+C in the log)</source>
        <translation>Payload kopieren, wie sie kam (Strg+C im Log)</translation>
    </message>
    <message>
        <source>Secrets are shown by their names, as in (token)</source>
        <translation>Geheimnisse sind mit ihren Namen zu sehen, wie (token)</translation>
    </message>
    <message>
        <source>Show secrets</source>
        <translation>Geheimnisse zeigen</translation>
    </message>
    <message>
        <source>Show and copy them in this pane, until the tab is closed</source>
        <translation>In diesem Bereich zeigen und kopieren, bis der Tab geschlossen wird</translation>
    </message>
    <message>
        <source>Encoding of the payload</source>
        <translation>Codierung der Payload</translation>
    </message>
    <message>
        <source>Encoding of the payload: Auto goes by its content and the handshake. Raw and Hex show it as it came</source>
        <translation>Codierung der Payload: Auto richtet sich nach Inhalt und Handshake. Roh und Hex zeigen sie, wie sie kam</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie sie kam</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ProblemBar</name>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>line %1 has an invisible character: %2</source>
        <translation>Zeile %1 hat ein unsichtbares Zeichen: %2</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ProxyBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Connect to it</source>
        <translation>Damit verbinden</translation>
    </message>
    <message>
        <source>URL of the server behind the proxy</source>
        <translation>URL des Servers hinter dem Proxy</translation>
    </message>
    <message>
        <source>The server that clients mean: ws:// or wss://, with {{ variables }} of the environment (Ctrl+L; Down lists known URLs; Enter starts)</source>
        <translation>Der Server, den Clients meinen: ws:// oder wss://, auch mit {{ Variablen }} der Umgebung (Strg+L; Pfeil ab zeigt bekannte URLs; Eingabe startet)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>any</source>
        <translation>egal</translation>
    </message>
    <message>
        <source>Port to listen on</source>
        <translation>Port zum Lauschen</translation>
    </message>
    <message>
        <source>Where it listens on this machine; any: the one that it had last, or a free one</source>
        <translation>Wo er auf diesem Rechner lauscht; egal: der letzte oder ein freier</translation>
    </message>
    <message>
        <source>Address for other programs</source>
        <translation>Adresse für andere Programme</translation>
    </message>
    <message>
        <source>Give the other program this URL in the place of the server&apos;s</source>
        <translation>Dem anderen Programm diese URL statt der des Servers geben</translation>
    </message>
    <message>
        <source>Copy the address for the other program</source>
        <translation>Adresse für das andere Programm kopieren</translation>
    </message>
    <message>
        <source>Open a client with this address</source>
        <translation>Einen Client mit dieser Adresse öffnen</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Pass on Host as the client sent it</source>
        <translation>Host weitergeben, wie der Client ihn sandte</translation>
    </message>
    <message>
        <source>Else the server gets its own name and port</source>
        <translation>Sonst bekommt der Server seinen eigenen Namen und Port</translation>
    </message>
    <message>
        <source>Trust any certificate of the server</source>
        <translation>Jedem Zertifikat des Servers vertrauen</translation>
    </message>
    <message>
        <source>Unsafe: allows interception</source>
        <translation>Unsicher: erlaubt Mitlesen</translation>
    </message>
    <message>
        <source>Trust certificates of a CA file…</source>
        <translation>Zertifikaten einer CA-Datei vertrauen …</translation>
    </message>
    <message>
        <source>Trust the system&apos;s certificates only</source>
        <translation>Nur den Zertifikaten des Systems vertrauen</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Host as the client sent it</source>
        <translation>Host, wie der Client ihn sandte</translation>
    </message>
    <message>
        <source>any certificate of the server</source>
        <translation>jedes Zertifikat des Servers</translation>
    </message>
    <message>
        <source>certificates of %1</source>
        <translation>Zertifikate von %1</translation>
    </message>
    <message>
        <source>Options · %1</source>
        <translation>Optionen · %1</translation>
    </message>
    <message>
        <source>Host, and what certificates of the server are trusted; counts from the next start</source>
        <translation>Host, und welchen Zertifikaten des Servers vertraut wird; gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Set here: %1</source>
        <translation>Hier gesetzt: %1</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Close all connections with 1001 and stop listening</source>
        <translation>Alle Verbindungen mit 1001 schließen und nicht mehr lauschen</translation>
    </message>
    <message>
        <source>Listen on this machine (Enter in the URL)</source>
        <translation>Auf diesem Rechner lauschen (Eingabe in der URL)</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ProxyPage</name>
    <message>
        <source>%1 is where this proxy would listen: it cannot stand before itself.</source>
        <translation>Dieser Proxy würde selbst auf %1 lauschen: Er kann nicht vor sich selbst stehen.</translation>
    </message>
    <message>
        <source>Use a free port</source>
        <translation>Freien Port verwenden</translation>
    </message>
    <message>
        <source>Start the mock “%1”</source>
        <translation>Mock „%1“ starten</translation>
    </message>
    <message>
        <source>A client was refused. %1</source>
        <translation>Ein Client wurde abgewiesen. %1</translation>
    </message>
    <message>
        <source>One message was held and not delivered. It is in the log, struck through.</source>
        <translation>Eine Nachricht war angehalten und wurde nicht zugestellt. Sie steht durchgestrichen im Log.</translation>
    </message>
    <message>
        <source>%1 messages were held and not delivered. They are in the log, struck through.</source>
        <translation>%1 Nachrichten waren angehalten und wurden nicht zugestellt. Sie stehen durchgestrichen im Log.</translation>
    </message>
    <message>
        <source>New proxy</source>
        <translation>Neuer Proxy</translation>
    </message>
    <message>
        <source>proxy %1</source>
        <translation>Proxy %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>running, 1 connection</source>
        <translation>läuft, 1 Verbindung</translation>
    </message>
    <message>
        <source>running, %1 connections</source>
        <translation>läuft, %1 Verbindungen</translation>
    </message>
    <message>
        <source>%1, %2 held</source>
        <translation>%1, %2 angehalten</translation>
    </message>
    <message>
        <source>Held · %1</source>
        <translation>Angehalten · %1</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>No connections yet.
Give the other program the address above in the place of the server&apos;s.</source>
        <translation>Noch keine Verbindungen.
Dem anderen Programm die Adresse oben statt der des Servers geben.</translation>
    </message>
    <message>
        <source>Nothing has passed yet.
Enter the URL of the server above and press Enter to start.</source>
        <translation>Noch nichts ging durch.
Oben die URL des Servers eingeben und Eingabe drücken.</translation>
    </message>
    <message>
        <source>Breakpoints</source>
        <translation>Haltepunkte</translation>
    </message>
    <message>
        <source>Inject</source>
        <translation>Einschleusen</translation>
    </message>
    <message>
        <source>Breakpoints · %1</source>
        <translation>Haltepunkte · %1</translation>
    </message>
    <message>
        <source>%1 is too much to be written here.</source>
        <translation>%1 ist zu viel, um es hier zu schreiben.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::RedactPanel</name>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>What else is secret, a rule a line</source>
        <translation>Was noch geheim ist, eine Regel je Zeile</translation>
    </message>
    <message>
        <source>json:/auth/token, json:$..password, header:X-Key, query:key,
regex:EXPRESSION, entropy</source>
        <translation>json:/auth/token, json:$..password, header:X-Key, query:key,
regex:AUSDRUCK, entropy</translation>
    </message>
    <message>
        <source>What is secret besides credentials, cookies and tokens in handshakes, a rule a line</source>
        <translation>Was außer Anmeldedaten, Cookies und Token im Handshake geheim ist, eine Regel je Zeile</translation>
    </message>
    <message>
        <source>Secrets that would be replaced, and those that would be left</source>
        <translation>Geheimnisse, die ersetzt würden, und die, die blieben</translation>
    </message>
    <message>
        <source>Each shows its row of the log</source>
        <translation>Jedes zeigt seine Zeile im Log</translation>
    </message>
    <message>
        <source>Writes the session without these secrets beside this one</source>
        <translation>Schreibt die Sitzung ohne diese Geheimnisse neben diese</translation>
    </message>
    <message>
        <source>Takes them out of this session; what it was can be brought back, until the program&apos;s trash is emptied</source>
        <translation>Nimmt sie aus dieser Sitzung heraus; die bisherige lässt sich zurückholen, bis der Papierkorb des Programms geleert wird</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Looking through the session…</source>
        <translation>Die Sitzung wird durchsucht …</translation>
    </message>
    <message>
        <source>1 secret would be replaced</source>
        <translation>1 Geheimnis würde ersetzt</translation>
    </message>
    <message>
        <source>%1 secrets would be replaced</source>
        <translation>%1 Geheimnisse würden ersetzt</translation>
    </message>
    <message>
        <source>1 that looks like one would be left</source>
        <translation>1, das danach aussieht, bliebe</translation>
    </message>
    <message>
        <source>%1 that look like some would be left</source>
        <translation>%1, die danach aussehen, blieben</translation>
    </message>
    <message>
        <source>%1, nothing else looks like one.</source>
        <translation>%1, sonst sieht nichts danach aus.</translation>
    </message>
    <message>
        <source>left: %1, %2 (%3)</source>
        <translation>bleibt: %1, %2 (%3)</translation>
    </message>
    <message>
        <source>%1: %2 for %3</source>
        <translation>%1: %2 für %3</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ReplayPanel</name>
    <message>
        <source>Replay</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Who answers: the recording itself, a mock of the workspace, or the server that was recorded</source>
        <translation>Wer antwortet: die Aufzeichnung selbst, ein Mock des Arbeitsbereichs oder der aufgezeichnete Server</translation>
    </message>
    <message>
        <source>Play the recorded client and compare every answer; offline, without a wait, unless a server is chosen</source>
        <translation>Den aufgezeichneten Client abspielen und jede Antwort vergleichen; offline und ohne Wartezeit, außer bei einem Server</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Each difference shows its message; Enter goes there</source>
        <translation>Jeder Unterschied zeigt seine Nachricht; Eingabe geht dorthin</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>Not replayed yet. A replay plays the recorded client and compares every answer with the recorded one.</source>
        <translation>Noch nicht abgespielt. Das Abspielen spielt den aufgezeichneten Client und vergleicht jede Antwort mit der aufgezeichneten.</translation>
    </message>
    <message>
        <source>Replaying…</source>
        <translation>Wird abgespielt …</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::RequestPanel</name>
    <message>
        <source>Changes apply from the next connection on.</source>
        <translation>Änderungen gelten ab der nächsten Verbindung.</translation>
    </message>
    <message>
        <source>header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Headers of the request</source>
        <translation>Header der Anfrage</translation>
    </message>
    <message>
        <source>Parameters of the query</source>
        <translation>Parameter der Query</translation>
    </message>
    <message>
        <source>The request as it will be sent</source>
        <translation>Die Anfrage, wie sie gesendet wird</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Query</translation>
    </message>
    <message>
        <source>Cookies</source>
        <translation>Cookies</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorab</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>1 header</source>
        <translation>1 Header</translation>
    </message>
    <message>
        <source>%1 headers</source>
        <translation>%1 Header</translation>
    </message>
    <message>
        <source>1 cookie</source>
        <translation>1 Cookie</translation>
    </message>
    <message>
        <source>%1 cookies</source>
        <translation>%1 Cookies</translation>
    </message>
    <message>
        <source>a request before</source>
        <translation>eine Vorab-Anfrage</translation>
    </message>
    <message>
        <source>options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>subprotocols</source>
        <translation>Subprotokolle</translation>
    </message>
    <message>
        <source>a message on open</source>
        <translation>eine Nachricht beim Öffnen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::RuleTable</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>rule %1: %2</source>
        <translation>Regel %1: %2</translation>
    </message>
    <message>
        <source>route %1: %2</source>
        <translation>Route %1: %2</translation>
    </message>
    <message>
        <source>used</source>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>route, rule</source>
        <translation>Route, Regel</translation>
    </message>
    <message>
        <source>when</source>
        <translation>wenn</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::SavedMessages</name>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>does not answer now</source>
        <translation>antwortet derzeit nicht</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Messages saved in the connection&apos;s file</source>
        <translation>In der Datei der Verbindung gespeicherte Nachrichten</translation>
    </message>
    <message>
        <source>Save this message in the connection under a name; order and delete those there are</source>
        <translation>Diese Nachricht unter einem Namen in der Verbindung speichern; vorhandene ordnen und löschen</translation>
    </message>
    <message>
        <source>Save this message</source>
        <translation>Diese Nachricht speichern</translation>
    </message>
    <message>
        <source>Answers paused</source>
        <translation>Antworten ruhen</translation>
    </message>
    <message>
        <source>Answers off</source>
        <translation>Antworten aus</translation>
    </message>
    <message>
        <source>Answers · %1</source>
        <translation>Antworten · %1</translation>
    </message>
    <message>
        <source>There were too many answers; no more are sent until you resume</source>
        <translation>Es gab zu viele Antworten; bis auf Weiteres werden keine gesendet</translation>
    </message>
    <message>
        <source>Saved messages that answer by themselves: %1 are switched on</source>
        <translation>Gespeicherte Nachrichten, die von selbst antworten: %1 sind eingeschaltet</translation>
    </message>
    <message>
        <source>Resume answering</source>
        <translation>Wieder antworten</translation>
    </message>
    <message>
        <source>When they answer…</source>
        <translation>Wann sie antworten …</translation>
    </message>
    <message>
        <source>Save as name or folder/name</source>
        <translation>Speichern als Name oder Ordner/Name</translation>
    </message>
    <message>
        <source>Name of the message</source>
        <translation>Name der Nachricht</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Answer with it…</source>
        <translation>Damit antworten …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::SchemaCompleter</name>
    <message>
        <source>What can stand here</source>
        <translation>Was hier stehen kann</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ScriptOutput</name>
    <message>
        <source>Output of the scripts</source>
        <translation>Ausgabe der Skripte</translation>
    </message>
    <message>
        <source>What scripts write with log(...) appears here, and their exceptions.</source>
        <translation>Hier erscheint, was Skripte mit log(...) schreiben, und ihre Ausnahmen.</translation>
    </message>
    <message>
        <source>%1 lines were left out</source>
        <translation>%1 Zeilen wurden ausgelassen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ScriptTab</name>
    <message>
        <source>Find in the script</source>
        <translation>Im Skript suchen</translation>
    </message>
    <message>
        <source>Mistake in the script</source>
        <translation>Fehler im Skript</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>The script</source>
        <translation>Das Skript</translation>
    </message>
    <message>
        <source>Mocks of this workspace that use this script</source>
        <translation>Mocks dieses Arbeitsbereichs, die dieses Skript verwenden</translation>
    </message>
    <message>
        <source>cannot be checked: %1</source>
        <translation>nicht prüfbar: %1</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>1 line, no mistakes</source>
        <translation>1 Zeile, keine Fehler</translation>
    </message>
    <message>
        <source>%1 lines, no mistakes</source>
        <translation>%1 Zeilen, keine Fehler</translation>
    </message>
    <message>
        <source>Make a mock with it</source>
        <translation>Mock damit anlegen</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ist nicht schreibbar: %2</translation>
    </message>
    <message>
        <source>a mistake in line %1</source>
        <translation>ein Fehler in Zeile %1</translation>
    </message>
    <message>
        <source>Nothing uses it</source>
        <translation>Nichts verwendet es</translation>
    </message>
    <message>
        <source>Used by “%1”</source>
        <translation>Verwendet von „%1“</translation>
    </message>
    <message>
        <source>Used by %1 files</source>
        <translation>Verwendet von %1 Dateien</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::SessionComparison</name>
    <message>
        <source>right #%1</source>
        <translation>rechts #%1</translation>
    </message>
    <message>
        <source>left #%1</source>
        <translation>links #%1</translation>
    </message>
    <message>
        <source>− missing</source>
        <translation>− fehlt</translation>
    </message>
    <message>
        <source>+ unexpected</source>
        <translation>+ unerwartet</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>nicht verglichen</translation>
    </message>
    <message>
        <source>other</source>
        <translation>anders</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>woanders</translation>
    </message>
    <message>
        <source>late</source>
        <translation>zu spät</translation>
    </message>
    <message>
        <source>handshake</source>
        <translation>Handshake</translation>
    </message>
    <message>
        <source>subprotocol</source>
        <translation>Subprotokoll</translation>
    </message>
    <message>
        <source>close code</source>
        <translation>Close-Code</translation>
    </message>
    <message>
        <source>assertion</source>
        <translation>Zusicherung</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>second</source>
        <translation>zweite</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::SessionPage</name>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>the recording itself</source>
        <translation>die Aufzeichnung selbst</translation>
    </message>
    <message>
        <source>mock %1</source>
        <translation>Mock %1</translation>
    </message>
    <message>
        <source>the server %1</source>
        <translation>der Server %1</translation>
    </message>
    <message>
        <source>recorded session</source>
        <translation>aufgezeichnete Sitzung</translation>
    </message>
    <message>
        <source>1 difference in %1 compared messages</source>
        <translation>1 Unterschied in %1 verglichenen Nachrichten</translation>
    </message>
    <message>
        <source>%1 differences in %2 compared messages</source>
        <translation>%1 Unterschiede in %2 verglichenen Nachrichten</translation>
    </message>
    <message>
        <source>. It answered itself: choose a mock or the server to test one.</source>
        <translation>. Sie antwortete sich selbst: Ein Mock oder der Server wird erst getestet, wenn er gewählt ist.</translation>
    </message>
    <message>
        <source>replay passed</source>
        <translation>Abspielen bestanden</translation>
    </message>
    <message>
        <source>replay failed</source>
        <translation>Abspielen gescheitert</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1 messages in %2</source>
        <translation>%1 Nachrichten in %2</translation>
    </message>
    <message>
        <source>Learn rules from a second recording…</source>
        <translation>Regeln aus einer zweiten Aufzeichnung lernen …</translation>
    </message>
    <message>
        <source>Select a message in the log first, or a question and its answer.</source>
        <translation>Zuerst im Log eine Nachricht auswählen, oder eine Frage und ihre Antwort.</translation>
    </message>
    <message>
        <source>Assertions are about one connection each: select messages of one.</source>
        <translation>Zusicherungen betreffen je eine Verbindung: Nachrichten einer einzigen auswählen.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>Shows this session and another one side by side</source>
        <translation>Zeigt diese Sitzung und eine andere nebeneinander</translation>
    </message>
    <message>
        <source>There is no other session in the workspace</source>
        <translation>Im Arbeitsbereich ist keine andere Sitzung</translation>
    </message>
    <message>
        <source>Compare with another session…</source>
        <translation>Mit anderer Sitzung vergleichen …</translation>
    </message>
    <message>
        <source>Redact</source>
        <translation>Schwärzen</translation>
    </message>
    <message>
        <source>Redact the session…</source>
        <translation>Die Sitzung schwärzen …</translation>
    </message>
    <message>
        <source>Remove these rows</source>
        <translation>Diese Zeilen entfernen</translation>
    </message>
    <message>
        <source>%1 redacted</source>
        <translation>%1 geschwärzt</translation>
    </message>
    <message>
        <source>It was written without these secrets as “%1”.</source>
        <translation>Sie wurde ohne diese Geheimnisse als „%1“ geschrieben.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Writing the session anew…</source>
        <translation>Die Sitzung wird neu geschrieben …</translation>
    </message>
    <message>
        <source>That would leave nothing: delete the session in the tree instead.</source>
        <translation>Dann bliebe nichts übrig: die Sitzung besser im Baum löschen.</translation>
    </message>
    <message>
        <source>as recorded: %1, %2</source>
        <translation>wie aufgezeichnet: %1, %2</translation>
    </message>
    <message>
        <source>1 connection</source>
        <translation>1 Verbindung</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::SessionRules</name>
    <message>
        <source>Find in the rules</source>
        <translation>In den Regeln suchen</translation>
    </message>
    <message>
        <source>Mistake in the rules</source>
        <translation>Fehler in den Regeln</translation>
    </message>
    <message>
        <source>No assertions yet. Select a message in the log: Ctrl+Shift+A asserts its answer, and so does the button above.</source>
        <translation>Noch keine Zusicherungen. Im Log eine Nachricht auswählen: Strg+Umschalt+A sichert ihre Antwort zu, der Knopf oben auch.</translation>
    </message>
    <message>
        <source>There are no rules beside this session. Rules say what may be other than it was recorded, times and ids for one, and what must hold in any case.</source>
        <translation>Neben dieser Sitzung sind keine Regeln. Regeln sagen, was anders sein darf als aufgezeichnet, etwa Zeiten und IDs, und was in jedem Fall gelten muss.</translation>
    </message>
    <message>
        <source>Make rules</source>
        <translation>Regeln anlegen</translation>
    </message>
    <message>
        <source>Makes the file beside the session, which replays, tests and comparisons use from then on</source>
        <translation>Legt die Datei neben der Sitzung an, die für Abspielen, Tests und Vergleiche ab dann gilt</translation>
    </message>
    <message>
        <source>Learn from a second recording…</source>
        <translation>Aus einer zweiten Aufzeichnung lernen …</translation>
    </message>
    <message>
        <source>Looks where two recordings of the same differ, and proposes rules</source>
        <translation>Sieht nach, worin sich zwei Aufzeichnungen desselben unterscheiden, und schlägt Regeln vor</translation>
    </message>
    <message>
        <source>The matching rules of the session</source>
        <translation>Die Vergleichsregeln der Sitzung</translation>
    </message>
    <message>
        <source>Learn…</source>
        <translation>Lernen …</translation>
    </message>
    <message>
        <source>Looks where a second recording of the same differs, and proposes rules</source>
        <translation>Sieht nach, worin eine zweite Aufzeichnung desselben abweicht, und schlägt Regeln vor</translation>
    </message>
    <message>
        <source>Assert</source>
        <translation>Zusichern</translation>
    </message>
    <message>
        <source>Adds an assertion about what is selected in the log (Ctrl+Shift+A: its answer)</source>
        <translation>Fügt eine Zusicherung zur Auswahl im Log hinzu (Strg+Umschalt+A: ihre Antwort)</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1. The table is as it was.</source>
        <translation>%1. Die Tabelle ist, wie sie war.</translation>
    </message>
    <message>
        <source>Checks of a script</source>
        <translation>Prüfungen eines Skripts</translation>
    </message>
    <message>
        <source>New script</source>
        <translation>Neues Skript</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::SessionTests</name>
    <message>
        <source>1 difference</source>
        <translation>1 Unterschied</translation>
    </message>
    <message>
        <source>%1 differences</source>
        <translation>%1 Unterschiede</translation>
    </message>
    <message>
        <source>1 assertion does not hold</source>
        <translation>1 Zusicherung ist nicht erfüllt</translation>
    </message>
    <message>
        <source>%1 assertions do not hold</source>
        <translation>%1 Zusicherungen sind nicht erfüllt</translation>
    </message>
    <message>
        <source>no sessions</source>
        <translation>keine Sitzungen</translation>
    </message>
    <message>
        <source>%1 passed</source>
        <translation>%1 bestanden</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 gescheitert</translation>
    </message>
    <message>
        <source>%1 could not be run</source>
        <translation>%1 nicht ausführbar</translation>
    </message>
    <message>
        <source>Running %1 of %2, %3: %4</source>
        <translation>%1 von %2 läuft, %3: %4</translation>
    </message>
    <message>
        <source>%1 not run</source>
        <translation>%1 nicht ausgeführt</translation>
    </message>
    <message>
        <source>itself</source>
        <translation>sich selbst</translation>
    </message>
    <message>
        <source>mock %1</source>
        <translation>Mock %1</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht ausgeführt</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>läuft …</translation>
    </message>
    <message>
        <source>passed, %1 messages in %2</source>
        <translation>bestanden, %1 Nachrichten in %2</translation>
    </message>
    <message>
        <source>could not be run</source>
        <translation>nicht ausführbar</translation>
    </message>
    <message>
        <source>session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::SettingsPanel</name>
    <message>
        <source>Same as the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Time of day, UTC</source>
        <translation>Uhrzeit, UTC</translation>
    </message>
    <message>
        <source>Since the log&apos;s first row</source>
        <translation>Seit der ersten Zeile des Logs</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Older rows are on disk and load when needed</source>
        <translation>Ältere Zeilen sind auf der Platte und werden bei Bedarf geladen</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Logs, payloads and editors (Ctrl++, Ctrl+-; Ctrl+0: the system&apos;s)</source>
        <translation>Logs, Payloads und Editoren (Strg++, Strg+-; Strg+0: wie das System)</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done (Ctrl+,)</source>
        <translation>Fertig (Strg+,)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Times in logs</source>
        <translation>Zeiten in Logs</translation>
    </message>
    <message>
        <source>Size of texts</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Memory for each log</source>
        <translation>Speicher je Log</translation>
    </message>
    <message>
        <source>Logs and state are in</source>
        <translation>Logs und Zustand sind in</translation>
    </message>
    <message>
        <source>Takes effect after a restart</source>
        <translation>Gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ShortcutsPanel</name>
    <message>
        <source>The tabs</source>
        <translation>Die Tabs</translation>
    </message>
    <message>
        <source>Composer: send</source>
        <translation>Entwurf: senden</translation>
    </message>
    <message>
        <source>Composer: what was sent before</source>
        <translation>Entwurf: zuvor Gesendetes</translation>
    </message>
    <message>
        <source>Composer, editors: leave</source>
        <translation>Entwurf, Editoren: verlassen</translation>
    </message>
    <message>
        <source>Log: pause; follow</source>
        <translation>Log: anhalten; folgen</translation>
    </message>
    <message>
        <source>Log: show folded heartbeats</source>
        <translation>Log: eingeklappte Heartbeats zeigen</translation>
    </message>
    <message>
        <source>Log: send again</source>
        <translation>Log: noch einmal senden</translation>
    </message>
    <message>
        <source>Log: what can be done with rows</source>
        <translation>Log: Menü der Zeilen</translation>
    </message>
    <message>
        <source>Payload: fold, open</source>
        <translation>Payload: ein- und ausklappen</translation>
    </message>
    <message>
        <source>Tree: delete</source>
        <translation>Baum: löschen</translation>
    </message>
    <message>
        <source>The menu</source>
        <translation>Das Menü</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done (F1)</source>
        <translation>Fertig (F1)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+Auf, Alt+Ab</translation>
    </message>
    <message>
        <source>Space, End</source>
        <translation>Leertaste, Ende</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Strg+Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Shift+F10</source>
        <translation>Umschalt+F10</translation>
    </message>
    <message>
        <source>Ctrl+Shift+[ and ]</source>
        <translation>Strg+Umschalt+[ und ]</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::StartPage</name>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Start an echo server</source>
        <translation>Echo-Server starten</translation>
    </message>
    <message>
        <source>New proxy</source>
        <translation>Neuer Proxy</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>Beispiel öffnen</translation>
    </message>
    <message>
        <source>New connection (Ctrl+N)</source>
        <translation>Neue Verbindung (Strg+N)</translation>
    </message>
    <message>
        <source>Start an echo server (Ctrl+E)</source>
        <translation>Echo-Server starten (Strg+E)</translation>
    </message>
    <message>
        <source>New proxy (Ctrl+P)</source>
        <translation>Neuer Proxy (Strg+P)</translation>
    </message>
    <message>
        <source>Connect to a URL</source>
        <translation>Mit einer URL verbinden</translation>
    </message>
    <message>
        <source>Talk to a ws:// or wss:// server, read every message, record the conversation.</source>
        <translation>Mit einem Server sprechen, der mit ws:// oder wss:// beginnt, jede Nachricht lesen, das Gespräch aufzeichnen.</translation>
    </message>
    <message>
        <source>Start a mock server</source>
        <translation>Mock-Server starten</translation>
    </message>
    <message>
        <source>A server to talk to: an echo now, or a mock of your own from the workspace.</source>
        <translation>Ein Server als Gegenüber: jetzt ein Echo, oder ein eigener Mock aus dem Arbeitsbereich.</translation>
    </message>
    <message>
        <source>Listen in between</source>
        <translation>Dazwischen lauschen</translation>
    </message>
    <message>
        <source>A proxy between another program and its server: see, record, hold and change what they say.</source>
        <translation>Ein Proxy zwischen einem anderen Programm und seinem Server: sehen, aufzeichnen, anhalten und ändern, was sie sagen.</translation>
    </message>
    <message>
        <source>A small trading feed: the mock starts, a client subscribes, ticks come in.</source>
        <translation>Kleine Börsenkurse: Der Mock startet, ein Client abonniert, Kurse treffen ein.</translation>
    </message>
    <message>
        <source>Patch in, listen, press record</source>
        <translation>Einklinken, mithören, aufzeichnen</translation>
    </message>
    <message>
        <source>One recorded session is a log, a mock server, a client and a test.</source>
        <translation>Eine aufgezeichnete Sitzung ist ein Log, ein Mock-Server, ein Client und ein Test.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::StatusStrip</name>
    <message>
        <source>in %1    out %2</source>
        <translation>ein %1    aus %2</translation>
    </message>
    <message>
        <source>not on disk: %1</source>
        <translation>nicht auf der Platte: %1</translation>
    </message>
    <message>
        <source>● recording %1</source>
        <translation>● zeichnet auf: %1</translation>
    </message>
    <message>
        <source>recorded %1</source>
        <translation>aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 Nachr./s</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::TestsTab</name>
    <message>
        <source>Run failed again</source>
        <translation>Gescheiterte wiederholen</translation>
    </message>
    <message>
        <source>Write JUnit…</source>
        <translation>JUnit schreiben …</translation>
    </message>
    <message>
        <source>Runs those again that failed, could not be run, or were not run</source>
        <translation>Führt noch einmal aus, was gescheitert, nicht ausführbar oder nicht ausgeführt ist</translation>
    </message>
    <message>
        <source>Writes the results as JUnit XML, as jackfield-cli test --junit does</source>
        <translation>Schreibt die Ergebnisse als JUnit-XML, wie jackfield-cli test --junit</translation>
    </message>
    <message>
        <source>Sessions and what they were found to differ in</source>
        <translation>Sitzungen, und worin sie abwichen</translation>
    </message>
    <message>
        <source>A click opens the session at that message; F3 goes to the next one that did not pass</source>
        <translation>Ein Klick öffnet die Sitzung an dieser Nachricht; F3 geht zur nächsten, die nicht bestand</translation>
    </message>
    <message>
        <source>Every session is a test: it is played to the mock that it was replayed against last, or to one with its path, or to itself.</source>
        <translation>Jede Sitzung ist ein Test: Sie wird dem Mock vorgespielt, gegen den sie zuletzt abgespielt wurde, oder einem mit ihrem Pfad, oder sich selbst.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Run all</source>
        <translation>Alle ausführen</translation>
    </message>
    <message>
        <source>Ends after the session that runs</source>
        <translation>Endet nach der laufenden Sitzung</translation>
    </message>
    <message>
        <source>Runs all sessions of the workspace as tests, offline</source>
        <translation>Führt alle Sitzungen des Arbeitsbereichs als Tests aus, offline</translation>
    </message>
    <message>
        <source>Write JUnit XML</source>
        <translation>JUnit-XML schreiben</translation>
    </message>
    <message>
        <source>JUnit XML (*.xml)</source>
        <translation>JUnit-XML (*.xml)</translation>
    </message>
    <message>
        <source>The results were written to %1.</source>
        <translation>Die Ergebnisse wurden nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>tests, not run yet</source>
        <translation>Tests, noch nicht ausgeführt</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::TextView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Find…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Ausklappen</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alles einklappen</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alles ausklappen</translation>
    </message>
    <message>
        <source>1 element</source>
        <translation>1 Element</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 Member</translation>
    </message>
    <message>
        <source>%1 elements</source>
        <translation>%1 Elemente</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 Member</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::TimelineView</name>
    <message>
        <source>Messages over time</source>
        <translation>Nachrichten im Lauf der Zeit</translation>
    </message>
    <message>
        <source>peak %1 in a second</source>
        <translation>Spitze: %1 in einer Sekunde</translation>
    </message>
    <message>
        <source>1 answer, %1</source>
        <translation>1 Antwort, %1</translation>
    </message>
    <message>
        <source>%1 answers, %2</source>
        <translation>%1 Antworten, %2</translation>
    </message>
    <message>
        <source>answers p50 %1 · p95 %2 · p99 %3   %4</source>
        <translation>Antworten p50 %1 · p95 %2 · p99 %3   %4</translation>
    </message>
    <message>
        <source>%1, for %2: %3 in, %4 out, %5</source>
        <translation>%1, %2 lang: %3 ein, %4 aus, %5</translation>
    </message>
    <message>
        <source>Messages over time; arrows go back in time</source>
        <translation>Nachrichten über die Zeit; die Pfeiltasten gehen in der Zeit zurück</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::TlsPage</name>
    <message>
        <source>as in the URL</source>
        <translation>wie in der URL</translation>
    </message>
    <message>
        <source>Trust any certificate (unsafe: allows interception)</source>
        <translation>Jedem Zertifikat vertrauen (unsicher: erlaubt Mitlesen)</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>Client-Schlüssel</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Servername</translation>
    </message>
    <message>
        <source>a PEM file</source>
        <translation>eine PEM-Datei</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei auswählen</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei auswählen: %1</translation>
    </message>
    <message>
        <source>Certificates trusted by hand</source>
        <translation>Von Hand als vertrauenswürdig erklärte Zertifikate</translation>
    </message>
    <message>
        <source>Remove trust (Delete)</source>
        <translation>Nicht mehr vertrauen (Entf)</translation>
    </message>
    <message>
        <source>Stop trusting the selected certificate</source>
        <translation>Dem ausgewählten Zertifikat nicht mehr vertrauen</translation>
    </message>
    <message>
        <source>No certificate is trusted by hand: this computer&apos;s authorities count, and those in the file on the left.</source>
        <translation>Keinem Zertifikat wird von Hand vertraut: Es gelten die Stellen dieses Rechners und die der Datei links.</translation>
    </message>
    <message>
        <source>The only certificates that are trusted, by SHA-256</source>
        <translation>Die einzigen Zertifikate, denen vertraut wird, nach SHA-256</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::TopBar</name>
    <message>
        <source>Environment with the values of {{ variables }}</source>
        <translation>Umgebung mit den Werten der {{ Variablen }}</translation>
    </message>
    <message>
        <source>Search or do…    Ctrl+K</source>
        <translation>Suchen oder ausführen …    Strg+K</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menü (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::TrafficView</name>
    <message>
        <source>The note at #%1 was removed.</source>
        <translation>Die Notiz zu #%1 wurde entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The conversation is in %1.</source>
        <translation>Das Gespräch steht in %1.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::TrustPanel</name>
    <message>
        <source>%1 to %2 UTC</source>
        <translation>%1 bis %2 UTC</translation>
    </message>
    <message>
        <source>%1, a day left</source>
        <translation>%1, noch ein Tag</translation>
    </message>
    <message>
        <source>%1, %2 days left</source>
        <translation>%1, noch %2 Tage</translation>
    </message>
    <message>
        <source>Trust this one</source>
        <translation>Diesem vertrauen</translation>
    </message>
    <message>
        <source>Certificates as the server sent them, its own first</source>
        <translation>Zertifikate, wie der Server sie sandte, sein eigenes zuerst</translation>
    </message>
    <message>
        <source>Accept this certificate, and no other, in this connection from now on</source>
        <translation>Ab jetzt in dieser Verbindung dieses Zertifikat und kein anderes annehmen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Hide this</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Issued to</source>
        <translation>Ausgestellt für</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>The server&apos;s certificates</source>
        <translation>Die Zertifikate des Servers</translation>
    </message>
    <message>
        <source>The server&apos;s certificates are not trusted</source>
        <translation>Den Zertifikaten des Servers wird nicht vertraut</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is trusted anyway</source>
        <translation>Dem Zertifikat des Servers wird trotzdem vertraut</translation>
    </message>
    <message>
        <source>This certificate cannot be trusted by hand: the certificate itself is faulty.</source>
        <translation>Diesem Zertifikat kann nicht von Hand vertraut werden: Das Zertifikat selbst ist fehlerhaft.</translation>
    </message>
    <message>
        <source>Ask whoever runs the server for its fingerprint. If it is this one, trust it: it is saved in the connection, and no other is accepted then. To trust a whole authority, name its file on the page TLS.</source>
        <translation>Wer den Server betreibt, kennt seinen Fingerabdruck. Stimmt er überein, kann diesem Zertifikat vertraut werden: Es wird in der Verbindung gespeichert, und kein anderes wird dann angenommen. Um einer ganzen Zertifizierungsstelle zu vertrauen, ihre Datei auf der Seite TLS nennen.</translation>
    </message>
    <message>
        <source>This connection was told to trust it: see the page TLS of its request.</source>
        <translation>Dieser Verbindung wurde gesagt, ihm zu vertrauen: siehe die Seite TLS ihrer Anfrage.</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::UrlCompleter</name>
    <message>
        <source>Known URLs and variables</source>
        <translation>Bekannte URLs und Variablen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::VariableCompleter</name>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::ViewMenu</name>
    <message>
        <source>Fold heartbeats</source>
        <translation>Heartbeats einklappen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Columns of payloads</source>
        <translation>Spalten aus Payloads</translation>
    </message>
    <message>
        <source>Reset column widths</source>
        <translation>Spaltenbreiten zurücksetzen</translation>
    </message>
    <message>
        <source>Another path: $.items[0].id</source>
        <translation>Anderer Pfad: $.items[0].id</translation>
    </message>
    <message>
        <source>JSONPath of a new column</source>
        <translation>JSONPath einer neuen Spalte</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Remove this colour</source>
        <translation>Diese Farbe entfernen</translation>
    </message>
    <message>
        <source>Write a filter to colour what it finds</source>
        <translation>Ein Filter bestimmt, was eingefärbt wird</translation>
    </message>
    <message>
        <source>Colour what the filter finds</source>
        <translation>Einfärben, was der Filter findet</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Als SVG speichern …</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::WorkspaceModel</name>
    <message>
        <source>CONNECTIONS</source>
        <translation>VERBINDUNGEN</translation>
    </message>
    <message>
        <source>MOCKS</source>
        <translation>MOCKS</translation>
    </message>
    <message>
        <source>SCRIPTS</source>
        <translation>SKRIPTE</translation>
    </message>
    <message>
        <source>SESSIONS</source>
        <translation>SITZUNGEN</translation>
    </message>
</context>
<context>
    <name>jackfield::ui::WorkspaceView</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
</context>
</TS>
