package readers

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// client is the part of Visual Studio Code that talks to language servers.
var client = packages{"vscode-languageserver-protocol@3.17.5", "vscode-jsonrpc@8.2.0"}

// conversation has the client start the server on an archive, edit it, and ask; it prints
// what it was answered.
const conversation = `
import {createRequire} from "node:module";
import {spawn} from "node:child_process";
import {pathToFileURL} from "node:url";
import {readFileSync} from "node:fs";
const require = createRequire(import.meta.url);
const rpc = require("vscode-jsonrpc/node");
const lsp = require("vscode-languageserver-protocol");
const [, , program, root] = process.argv;
const server = spawn(program, ["lsp"], {stdio: ["pipe", "pipe", "inherit"], cwd: "/"});
const c = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
const said = new Map(), waiting = [];
c.onNotification(lsp.PublishDiagnosticsNotification.type, p => { said.set(p.uri, p.diagnostics); for (const w of waiting.splice(0)) w(); });
c.listen();
const uri = p => pathToFileURL(root + "/" + p).href;
const file = "content/briefs/fees.md";
const show = (name, v) => console.log(name + ": " + JSON.stringify(v).replaceAll(pathToFileURL(root).href, "ROOT"));
const told = async want => { while (!want()) await new Promise(r => waiting.push(r)); };
const start = await c.sendRequest(lsp.InitializeRequest.type, {processId: null, rootUri: uri(""), capabilities: {workspace: {workspaceEdit: {documentChanges: true, resourceOperations: ["create", "rename", "delete"]}}}, workspaceFolders: null});
show("encoding", start.capabilities.positionEncoding);
await c.sendNotification(lsp.InitializedNotification.type, {});
let text = readFileSync(root + "/" + file, "utf8"), version = 1;
await c.sendNotification(lsp.DidOpenTextDocumentNotification.type, {textDocument: {uri: uri(file), languageId: "markdown", version, text}});
const change = t => { text = t; return c.sendNotification(lsp.DidChangeTextDocumentNotification.type, {textDocument: {uri: uri(file), version: ++version}, contentChanges: [{text: t}]}); };
// Where a text stands, in UTF-16.
const at = (s, plus = 0) => { const i = text.indexOf(s) + plus, before = text.slice(0, i).split("\n"); return {line: before.length - 1, character: before.at(-1).length}; };
const ask = (type, s, plus) => c.sendRequest(type, {textDocument: {uri: uri(file)}, position: at(s, plus)});

// A mistake that is not saved, behind letters that UTF-16 counts twice.
const good = text;
await change(text.replace("to: zenda", "to: zendo").replace("title: Fees", "title: 🚢 Fees"));
await told(() => said.get(uri(file))?.length);
show("mistake", said.get(uri(file)).map(d => [d.code, d.severity, d.range, d.message]));
await change(good);
await told(() => said.get(uri(file))?.length === 0);
show("fixed", said.get(uri(file)));

const labels = async (s, plus) => (await ask(lsp.CompletionRequest.type, s, plus)).items.map(i => i.label);
await change(good.replace("to: zenda", "to: "));
show("actors", await labels("to: ", 4));
await change(good.replace("status: adopted", "status: "));
show("statuses", await labels("status: ", 8));
await change(good.replace("summary: S.", "summary: S.\nsup"));
show("keys", await labels("\nsup", 4));
await change(good + "\n🚢 See [[ze");
show("wiki", await labels("[[ze", 4));
await change(good + "\nSee [@s");
show("cites", await labels("[@s", 3));
await change(good);
show("hover id", (await ask(lsp.HoverRequest.type, "to: zenda", 6)).contents.value);
show("hover name", (await ask(lsp.HoverRequest.type, "🚢 Zenda", 4)).contents.value);
show("hover key", (await ask(lsp.HoverRequest.type, "summary:", 2)).contents.value);
show("hover source", (await ask(lsp.HoverRequest.type, "@report", 3)).contents.value);
show("hover nothing", await ask(lsp.HoverRequest.type, "raised", 2));
show("definition", await ask(lsp.DefinitionRequest.type, "to: zenda", 6));
const used = await c.sendRequest(lsp.ReferencesRequest.type, {textDocument: {uri: uri(file)}, position: at("to: zenda", 6), context: {includeDeclaration: true}});
show("references", used);
show("prepare", await ask(lsp.PrepareRenameRequest.type, "to: zenda", 6));
const edit = await c.sendRequest(lsp.RenameRequest.type, {textDocument: {uri: uri(file)}, position: at("to: zenda", 6), newName: "kingdom-of-zenda"});
show("rename", edit.documentChanges);
// A text that is not saved, and a topic that has no file yet.
await change(good.replace("summary: S.", "summary: S.\ntopics: [trade]").replace("raised", "[[zenda]] raised"));
show("unsaved", (await c.sendRequest(lsp.RenameRequest.type, {textDocument: {uri: uri(file)}, position: at("to: zenda", 6), newName: "x"})).documentChanges.filter(e => e.textDocument?.uri === uri(file)).map(e => [e.textDocument.version - version, e.edits.map(e => e.range.start)]));
show("new file", (await c.sendRequest(lsp.RenameRequest.type, {textDocument: {uri: uri(file)}, position: at("trade", 2), newName: "commerce"})).documentChanges.map(e => [e.kind, e.uri, e.textDocument?.uri, e.edits?.map(e => e.newText)]));
show("unknown", await c.sendRequest("textDocument/nothing", {}).catch(e => e.code));
await c.sendRequest(lsp.ShutdownRequest.type);
await c.sendNotification(lsp.ExitNotification.type);
server.on("exit", code => { show("exit", code); c.dispose(); });
`

// An editor's own client talks to the language server.
func TestEditor(t *testing.T) {
	need(t, "node", "nodejs")
	root := t.TempDir()
	for name, text := range map[string]string{
		"content/site.yaml":       "title: T\n",
		"content/actors/zenda.md": "---\nname: Zenda\nkind: state\nsummary: A *kingdom*.\n---\n",
		"content/briefs/fees.md":  "---\ntitle: Fees\ndate: 2024-06\nsummary: S.\nsources: [{id: report, title: On fees, publisher: Quay}]\nrecommendations:\n  - id: lower\n    text: Lower them.\n    to: zenda\n    status: adopted\n---\n🚢 Zenda raised the fees, see [[zenda]] [@report].\n",
	} {
		writeText(t, filepath.Join(root, name), text)
	}
	program := filepath.Join(t.TempDir(), "chancery")
	if out, err := exec.Command("go", "build", "-o", program, "..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got := strings.Split(strings.TrimSpace(string(client.run(t, conversation, nil, program, root))), "\n")
	want := []string{
		`encoding: "utf-16"`,
		`mistake: [["id-unknown",1,{"start":{"line":8,"character":8},"end":{"line":8,"character":13}},"there is no actor \"zendo\"\n= did you mean \"zenda\"?"]]`,
		`fixed: []`,
		`actors: ["zenda"]`,
		`statuses: ["proposed","in-progress","partly-adopted","adopted","not-adopted","superseded"]`,
		`keys: ["supersedes"]`,
		`wiki: ["zenda"]`,
		`cites: ["report"]`,
		`hover id: "**Zenda** — actor ` + "`" + `zenda` + "`" + `\n\nstate\n\nA *kingdom*."`,
		`hover name: "**Zenda** — actor ` + "`" + `zenda` + "`" + `\n\nstate\n\nA *kingdom*."`,
		`hover key: "**summary** — required; one or two sentences, inline Markdown"`,
		`hover source: "**On fees** — source ` + "`" + `report` + "`" + `\n\nQuay"`,
		`hover nothing: null`,
		`definition: [{"uri":"ROOT/content/actors/zenda.md","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}]`,
		`references: [{"uri":"ROOT/content/briefs/fees.md","range":{"start":{"line":8,"character":8},"end":{"line":8,"character":13}}},{"uri":"ROOT/content/briefs/fees.md","range":{"start":{"line":11,"character":32},"end":{"line":11,"character":37}}}]`,
		`prepare: {"range":{"start":{"line":8,"character":8},"end":{"line":8,"character":13}},"placeholder":"zenda"}`,
		`rename: [{"textDocument":{"uri":"ROOT/content/actors/zenda.md","version":null},"edits":[{"range":{"start":{"line":4,"character":0},"end":{"line":4,"character":0}},"newText":"formerly: [zenda]\n"}]},{"textDocument":{"uri":"ROOT/content/briefs/fees.md","version":9},"edits":[{"range":{"start":{"line":8,"character":8},"end":{"line":8,"character":13}},"newText":"kingdom-of-zenda"},{"range":{"start":{"line":11,"character":32},"end":{"line":11,"character":37}},"newText":"kingdom-of-zenda"}]},{"kind":"rename","oldUri":"ROOT/content/actors/zenda.md","newUri":"ROOT/content/actors/kingdom-of-zenda.md"}]`,
		`unsaved: [[0,[{"line":9,"character":8},{"line":12,"character":11},{"line":12,"character":42}]]]`,
		`new file: [[null,null,"ROOT/content/briefs/fees.md",["commerce"]],["create","ROOT/content/topics/commerce.md",null,null],[null,null,"ROOT/content/topics/commerce.md",["---\ntitle: Trade\nformerly: [trade]\n---\n"]]]`,
		`unknown: -32601`,
		`exit: 0`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
