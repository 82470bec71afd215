// The compiler: a source in, what the page shows of it out.

let compiler;
let code;

export async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the compiler can't be loaded: ${response.status}`);
  code = await WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await (await fetch(url)).arrayBuffer()));
  compiler = await WebAssembly.instantiate(code).then((instance) => instance.exports);
}

export async function compile(source) {
  const bytes = new TextEncoder().encode(source);
  try {
    const at = compiler.room(bytes.length);
    new Uint8Array(compiler.memory.buffer, at, bytes.length).set(bytes);
    const length = compiler.compile();
    return JSON.parse(new TextDecoder().decode(new Uint8Array(compiler.memory.buffer, compiler.answer(), length)));
  } catch (error) {
    // It has panicked, and is in no state to go on.
    compiler = await WebAssembly.instantiate(code).then((instance) => instance.exports);
    const message = `this is a bug in genfn: the compiler stopped (${error.message})`;
    return { files: [{ path: 'playground.rs', source, generators: [], mistakes: [{ message, from: 0, to: 0, line: 1 }] }] };
  }
}
