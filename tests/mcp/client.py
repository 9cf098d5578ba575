"""A client in another language and by another hand: the official Python SDK drives the built `tine mcp` through the whole
loop on a real repository, with the handshake of old and without it. Ends with 0 only if every answer is right."""

import asyncio
import os
import pathlib
import subprocess
import sys
import tempfile

from mcp import Client, Implementation, MCPError, StdioServerParameters

TOOLS = "start status checkpoint log diff undo redo restore fork compare propose note cache lock".split()


def same(found, wanted, what):
    if found != wanted:
        sys.exit(f"{what}: {found!r}, not {wanted!r}")


async def call(client, tool, **arguments):
    result = await client.call_tool(tool, arguments)
    if result.is_error:
        sys.exit(f"{tool} {arguments}: {result.structured_content}")
    return result.structured_content["data"]


async def the_loop(tine, repo, mode):
    who = Implementation(name=f"Python {mode}", version="1")
    server = StdioServerParameters(command=tine, args=["mcp"], cwd=repo, env=dict(os.environ))
    async with Client(server, client_info=who, mode=mode, read_timeout_seconds=120) as client:
        same(client.server_info.name, "tine", "the server's name")
        same([tool.name for tool in (await client.list_tools()).tools], TOOLS, "the tools")
        started = await call(client, "start", name=mode, task="Say hello")
        workspace = pathlib.Path(started["session"]["workspace"])
        (workspace / "hello.txt").write_text("hello\n")
        taken = await call(client, "checkpoint", session=mode, prompt="Say hello")
        same(taken["checkpoint"]["actor"], f"agent/python-{mode}", "who acts")
        (workspace / "hello.txt").write_text("goodbye\n")
        changed = await call(client, "diff", directory=str(workspace))
        same([entry["path"] for entry in changed["entries"]], ["hello.txt"], "what is unsaved")
        await call(client, "checkpoint", session=mode, message="Say goodbye")
        await call(client, "undo", session=mode)
        same((workspace / "hello.txt").read_text(), "hello\n", "the file after undo")
        await call(client, "redo", session=mode)
        same((workspace / "hello.txt").read_text(), "goodbye\n", "the file after redo")
        log = await client.read_resource(f"tine://session/{mode}/log")
        same("Say goodbye" in log.contents[0].text, True, "the timeline has the checkpoint")
        failed = await client.call_tool("restore", {"session": mode, "revision": "@99"})
        same((failed.is_error, failed.structured_content["error"]["code"]), (True, "not_found"), "an error")
        proposed = await call(client, "propose", session=mode, summary="Say goodbye")
        same(proposed["proposal"]["name"], f"{mode}-1", "the proposal")
        try:
            await client.call_tool("approve", {"name": f"{mode}-1"})
        except MCPError:
            return
        sys.exit("`approve` can be called")


def main(tine):
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.path.join(home, "gitconfig"))
        for name in ["TINE_ACTOR", "TINE_AGENT", "TINE_SESSION"]:
            os.environ.pop(name, None)
        repo = os.path.join(home, "repo")
        for words in [
            ["config", "--global", "user.name", "Ada"],
            ["config", "--global", "user.email", "ada@example.org"],
            ["init", "--quiet", "--initial-branch=main", repo],
            ["-C", repo, "commit", "--quiet", "--allow-empty", "--message", "First"],
        ]:
            subprocess.run(["git", *words], check=True)
        for mode in ["legacy", "auto"]:
            asyncio.run(the_loop(tine, repo, mode))
            print(f"{mode}: the whole loop")
        subprocess.run(["git", "-C", repo, "fsck", "--strict", "--no-dangling", "--no-progress"], check=True)


main(sys.argv[1])
