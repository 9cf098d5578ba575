// Written by `tine hooks install opencode`; `tine hooks uninstall opencode` removes it. Changes here are lost.
import { spawnSync } from "node:child_process"

const program = "tine"
const watched = new Set(["session.created", "session.status", "session.deleted"])
const writes = new Set(["bash", "edit", "write", "patch", "apply_patch", "multiedit"])

export const Tine = async ({ directory, worktree }) => {
  const tell = (event, what) => {
    try {
      const input = JSON.stringify({ ...what, directory, worktree })
      spawnSync(program, ["hook", "opencode", event], { input, cwd: directory, stdio: ["pipe", "ignore", "ignore"], timeout: 20000 })
    } catch {
      // What cannot be told must not stop the work; `tine doctor` says what is wrong.
    }
  }
  return {
    event: async ({ event }) => {
      if (!watched.has(event.type)) return
      if (event.type === "session.status" && event.properties?.status?.type !== "idle") return
      tell(event.type, event)
    },
    "chat.message": async (input, output) => tell("chat.message", { ...input, ...output }),
    "tool.execute.before": async (input, output) => {
      if (writes.has(input.tool)) tell("tool.execute.before", { ...input, args: output.args })
    },
  }
}
