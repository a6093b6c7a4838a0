package readers

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// editing is what an author does in Neovim: it prints what is seen.
const editing = `
local root = vim.env.ROOT
local function show(name, v)
	io.stdout:write(name .. ": " .. vim.fn.json_encode(v):gsub(root, "ROOT"):gsub("\\/", "/") .. "\n")
end
local function wait(what, is)
	if not vim.wait(20000, is, 20) then
		io.stdout:write("waited in vain for " .. what .. "\n")
		vim.cmd("cquit!")
	end
end
local function messages()
	local list = {}
	for _, d in ipairs(vim.diagnostic.get(0)) do
		table.insert(list, { d.lnum, d.col, d.message })
	end
	return list
end
local function at(words, plus)
	for i, l in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
		local col = l:find(words, 1, true)
		if col then
			return vim.api.nvim_win_set_cursor(0, { i, col - 1 + (plus or 0) })
		end
	end
end
local function line(number, text)
	vim.api.nvim_buf_set_lines(0, number, number + 1, false, { text })
end

vim.o.hidden = true
vim.cmd("cd " .. root)
if vim.lsp.config then
	dofile(vim.env.SETUP .. "/new.lua")
elseif vim.lsp.start then
	dofile(vim.env.SETUP .. "/old.lua")
else -- before 0.8
	local client = vim.lsp.start_client({ name = "chancery", cmd = { "chancery", "lsp" }, root_dir = root })
	vim.api.nvim_create_autocmd("FileType", { pattern = { "markdown", "yaml" }, callback = function(e) vim.lsp.buf_attach_client(e.buf, client) end })
end
vim.cmd("filetype on")
vim.cmd("edit content/briefs/fees.md")

wait("a message", function() return #messages() > 0 end)
show("messages", messages())
line(8, "    to: zenda")
wait("no message", function() return #messages() == 0 end)
show("fixed", messages())

line(8, "    to: z")
at("to: z", 5)
local answer = vim.lsp.buf_request_sync(0, "textDocument/completion", vim.lsp.util.make_position_params(0, "utf-16"), 20000)
for _, a in pairs(answer) do
	for _, item in ipairs(a.result.items) do
		show("completes", { item.label, item.textEdit.newText })
	end
end
line(8, "    to: zenda")

at("zenda", 1)
vim.lsp.buf.hover()
local card
wait("a card", function()
	for _, w in ipairs(vim.api.nvim_list_wins()) do
		if vim.api.nvim_win_get_config(w).relative ~= "" then
			card = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(w), 0, 1, false)[1]
		end
	end
	return card ~= nil
end)
show("card", card:find("Zenda") ~= nil)

vim.lsp.buf.definition()
wait("the definition", function() return vim.api.nvim_buf_get_name(0):find("zenda.md") ~= nil end)
show("definition", vim.api.nvim_buf_get_name(0))
vim.cmd("buffer fees.md")

-- The text is not saved: the name has moved down a line.
vim.api.nvim_buf_set_lines(0, 4, 4, false, { "language: en" })
at("zenda", 1)
vim.lsp.buf.rename("kingdom")
wait("the new name", function() return vim.fn.filereadable("content/actors/kingdom.md") == 1 end)
vim.cmd("wall")
show("brief", vim.fn.readfile("content/briefs/fees.md"))
show("actor", vim.fn.readfile("content/actors/kingdom.md"))
show("gone", vim.fn.filereadable("content/actors/zenda.md"))
vim.cmd("qall!")
`

// TestNeovim has Neovim work with the language server, as doc/editors sets it up. A version
// before 0.8 is set up in its own way.
func TestNeovim(t *testing.T) {
	nvim := need(t, "nvim", "neovim")
	dir, root := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"content/site.yaml":       "title: T\n",
		"content/actors/zenda.md": "---\nname: Zenda\nkind: state\n---\n",
		"content/briefs/fees.md":  "---\ntitle: Fees 🚢\ndate: 2024-06\nsummary: S.\nsources: [{id: report, title: On fees}]\nrecommendations:\n  - id: lower\n    text: Lower them.\n    to: zendo\n---\n🚢 See [[zenda]] [@report].\n",
	} {
		writeText(t, filepath.Join(root, name), text)
	}
	guide, err := os.ReadFile("../doc/editors/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for file, begins := range map[string]string{"new.lua": "    vim.lsp.config(", "old.lua": "    vim.api.nvim_create_autocmd("} {
		_, lines, ok := strings.Cut(string(guide), "\n"+begins)
		lines, _, end := strings.Cut(begins+lines, "\n\n")
		if !ok || !end || strings.Count(lines, "\n") > 3 {
			t.Fatalf("doc/editors has no four lines that begin with %s", begins)
		}
		writeText(t, filepath.Join(dir, file), lines)
	}
	script := filepath.Join(dir, "editing.lua")
	writeText(t, script, editing)
	if out, err := exec.Command("go", "build", "-o", filepath.Join(dir, "chancery"), "..").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CACHE_HOME", dir)
	t.Setenv("ROOT", root)
	t.Setenv("SETUP", dir)
	got := strings.Split(strings.TrimSpace(string(execute(t, nil, nvim, "--clean", "--headless", "-i", "NONE", "-c", "luafile "+script))), "\n")
	want := []string{
		`messages: [[8, 8, "there is no actor \"zendo\"\n= did you mean \"zenda\"?"]]`,
		`fixed: []`,
		`completes: ["zenda", "zenda"]`,
		`card: true`,
		`definition: "ROOT/content/actors/zenda.md"`,
		`brief: ["---", "title: Fees 🚢", "date: 2024-06", "summary: S.", "language: en", "sources: [{id: report, title: On fees}]", "recommendations:", "  - id: lower", "    text: Lower them.", "    to: kingdom", "---", "🚢 See [[kingdom]] [@report]."]`,
		`actor: ["---", "name: Zenda", "kind: state", "formerly: [zenda]", "---"]`,
		`gone: 0`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
