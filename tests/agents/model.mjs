// A stand-in for every model: it answers each question with `done`, in the form of the service that was asked. Listens on a
// port of this machine, which it prints; knows no other machine.
import { createServer } from "node:http"

const text = "done"

const event = (name, data) => `${name ? `event: ${name}\n` : ""}data: ${JSON.stringify(data)}\n\n`

const anthropic = (asked) => {
  const message = {
    id: "msg_1", type: "message", role: "assistant", model: asked.model ?? "stand-in", content: [],
    stop_reason: null, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 },
  }
  if (!asked.stream) return { ...message, content: [{ type: "text", text }], stop_reason: "end_turn" }
  return [
    event("message_start", { type: "message_start", message }),
    event("content_block_start", { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
    event("content_block_delta", { type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    event("content_block_stop", { type: "content_block_stop", index: 0 }),
    event("message_delta", { type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 1 } }),
    event("message_stop", { type: "message_stop" }),
  ]
}

const responses = () => {
  const item = { id: "msg_1", type: "message", role: "assistant", status: "completed", content: [{ type: "output_text", text, annotations: [] }] }
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2, input_tokens_details: null, output_tokens_details: null }
  return [
    event("response.created", { type: "response.created", response: { id: "resp_1" } }),
    event("response.output_item.done", { type: "response.output_item.done", output_index: 0, item }),
    event("response.completed", { type: "response.completed", response: { id: "resp_1", usage, output: [item] } }),
  ]
}

const chat = (asked) => {
  const head = { id: "chat_1", created: 1, model: asked.model ?? "stand-in" }
  const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 }
  if (!asked.stream) {
    const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: text } }]
    return { ...head, object: "chat.completion", choices, usage }
  }
  const chunk = (delta, finish_reason) => event("", { ...head, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] })
  return [
    chunk({ role: "assistant", content: text }, null),
    chunk({}, "stop"),
    event("", { ...head, object: "chat.completion.chunk", choices: [], usage }),
    "data: [DONE]\n\n",
  ]
}

const gemini = (path) => {
  const answer = {
    candidates: [{ content: { role: "model", parts: [{ text }] }, finishReason: "STOP", index: 0 }],
    usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
  }
  if (path.includes(":countTokens")) return { totalTokens: 1 }
  return path.includes(":stream") ? [event("", answer)] : answer
}

const answer = (path, asked) => {
  if (path.includes("/messages/count_tokens")) return { input_tokens: 1 }
  if (path.includes("/messages")) return anthropic(asked)
  if (path.includes("/responses")) return responses()
  if (path.includes("/chat/completions")) return chat(asked)
  if (path.includes("GenerateContent") || path.includes("generateContent") || path.includes(":countTokens")) return gemini(path)
  if (path.includes("/models")) return { object: "list", data: [{ id: "stand-in", object: "model", created: 1, owned_by: "nobody" }] }
  return {}
}

const server = createServer((request, response) => {
  const chunks = []
  request.on("data", (chunk) => chunks.push(chunk))
  request.on("end", () => {
    let asked = {}
    try {
      asked = JSON.parse(Buffer.concat(chunks).toString() || "{}")
    } catch {
      // Only what is a question gets more than an empty answer.
    }
    if (process.env.MODEL_LOG) process.stderr.write(`${request.method} ${request.url}\n`)
    const body = answer(request.url, asked)
    if (Array.isArray(body)) {
      response.writeHead(200, { "content-type": "text/event-stream" })
      response.end(body.join(""))
    } else {
      response.writeHead(200, { "content-type": "application/json" })
      response.end(JSON.stringify(body))
    }
  })
})

server.listen(0, "127.0.0.1", () => process.stdout.write(`${server.address().port}\n`))
