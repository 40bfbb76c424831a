// A server with the one address that an OpenAI-compatible endpoint has to have, over a real
// llama.cpp. It holds the model to the JSON schema that it is sent, by a grammar.
//
//   node server.mjs MODEL.gguf FOLDER
//
// FOLDER is the one with node_modules/. It prints the port that it listens on. With a model as small as that of the tests, texts and
// lists without a bound would go on until the last token: the bounds below are added to the schema.

import {createServer} from "node:http";
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";

const [modelPath, folder] = process.argv.slice(2);
const found = createRequire(`${folder}/`).resolve("node-llama-cpp");
const {getLlama, LlamaChatSession, LlamaLogLevel} = await import(pathToFileURL(found).href);

const LONGEST_TEXT = 80;
const CONTEXT = 4096;

/** Return `schema` with bounds to its lists and texts. */
function bounded(schema) {
    if (schema.enum)
        return {enum: schema.enum};
    if (schema.properties) {
        const each = Object.entries(schema.properties);
        return {...schema, properties: Object.fromEntries(each.map(([k, v]) => [k, bounded(v)]))};
    }
    if (schema.items)
        return {type: "array", items: bounded(schema.items), maxItems: 1};
    const text = {type: "string", minLength: 1, maxLength: LONGEST_TEXT};
    return Array.isArray(schema.type) ? {oneOf: [text, {type: "null"}]} : text;
}

/** Return the schema of an answer with bounds: one claim, and no less, so that there is something. */
function answerable({properties: {claims}, ...schema}) {
    return {...schema, properties: {claims: {...bounded(claims), minItems: 1}}};
}

const llama = await getLlama({
    gpu: false, build: "never", skipDownload: true, logLevel: LlamaLogLevel.error,
});
const model = await llama.loadModel({modelPath});
// One thread: two of them wait for each other by spinning, which a busy machine punishes.
const context = await model.createContext({contextSize: CONTEXT, threads: 1});
const contextSequence = context.getSequence();

async function completed({messages, max_tokens: maxTokens, temperature, seed, ...asked}) {
    const [system, user] = messages.map(({content}) => content);
    const schema = asked.response_format?.json_schema?.schema;
    const grammar = schema && await llama.createGrammarForJsonSchema(answerable(schema));
    const session = new LlamaChatSession({
        contextSequence, systemPrompt: system, autoDisposeSequence: false,
    });
    const {responseText, stopReason} =
        await session.promptWithMeta(user, {grammar, maxTokens, temperature, seed});
    session.dispose();
    return {
        object: "chat.completion",
        model: asked.model,
        choices: [{
            index: 0,
            message: {role: "assistant", content: responseText},
            finish_reason: stopReason === "maxTokens" ? "length" : "stop",
        }],
    };
}

const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request)
        parts.push(part);
    let status = 200, told;
    try {
        told = await completed(JSON.parse(Buffer.concat(parts).toString()));
    } catch (error) {
        [status, told] = [500, {error: {message: String(error)}}];
    }
    response.writeHead(status, {"Content-Type": "application/json"}).end(JSON.stringify(told));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
