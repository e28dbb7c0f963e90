"use strict";
(() => {
  const main = document.getElementById("main"), words = main.dataset, form = document.getElementById("ask");
  const input = document.getElementById("name"), answer = document.getElementById("answer");
  const { salt, rounds, boxes } = JSON.parse(document.getElementById("sealed").textContent);
  const bytes = (text) => new TextEncoder().encode(text);
  const opened = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const closed = (array) => btoa(String.fromCharCode(...array));

  /* A name as it is looked up; the same as in sealed.py. */
  const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ı: "i", ħ: "h", ς: "σ" };
  function asked(name) {
    const bare = name.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g, "")
      .replace(/[łøđðþßæœıħς]/g, (c) => LETTERS[c]).replace(/['’ʼ‘`]/g, "");
    const points = (a, b) => { const [x, y] = [[...a], [...b]]; for (let n = 0; n < Math.min(x.length, y.length); n++) if (x[n] !== y[n]) return x[n].codePointAt(0) - y[n].codePointAt(0); return x.length - y.length; };
    return bare.replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").split(" ").filter(Boolean).sort(points).join(" ");
  }

  /* SHA-256 (FIPS 180-4), for browsers that keep theirs from pages without https. */
  const K = [], START = [];
  (() => {
    const part = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
    for (let n = 2; K.length < 64; n++) {
      let prime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
      if (prime) { if (START.length < 8) START.push(part(Math.sqrt(n))); K.push(part(Math.cbrt(n))); }
    }
  })();
  const W = new Int32Array(64);
  function mixed(state, block) {
    for (let n = 0; n < 16; n++) W[n] = block[n];
    for (let n = 16; n < 64; n++) {
      const a = W[n - 15], b = W[n - 2];
      W[n] = (W[n - 16] + W[n - 7] + (((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3)) + (((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let n = 0; n < 64; n++) {
      const t = (h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + ((e & f) ^ (~e & g)) + K[n] + W[n]) | 0;
      const u = ((((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
    }
    return [state[0] + a | 0, state[1] + b | 0, state[2] + c | 0, state[3] + d | 0, state[4] + e | 0, state[5] + f | 0, state[6] + g | 0, state[7] + h | 0];
  }
  function blocks(data, before) {
    const whole = new Uint8Array(Math.ceil((data.length + 9) / 64) * 64), found = [];
    whole.set(data); whole[data.length] = 128;
    const view = new DataView(whole.buffer);
    view.setUint32(whole.length - 4, (before + data.length) * 8);
    for (let n = 0; n < whole.length; n += 64) found.push(Array.from({ length: 16 }, (_, k) => view.getInt32(n + 4 * k)));
    return found;
  }
  const sum = (state, data, before) => blocks(data, before).reduce(mixed, state);
  const output = (state) => { const view = new DataView(new ArrayBuffer(32)); state.forEach((x, n) => view.setInt32(4 * n, x)); return new Uint8Array(view.buffer); };
  function keyed(key) {
    const short = key.length > 64 ? output(sum(START, key, 0)) : key, pad = new Uint8Array(64);
    pad.set(short);
    const [inner] = [mixed(START, words32(pad.map((x) => x ^ 54)))], outer = mixed(START, words32(pad.map((x) => x ^ 92)));
    return { inner, outer };
  }
  const words32 = (array) => { const view = new DataView(array.buffer); return Array.from({ length: 16 }, (_, k) => view.getInt32(4 * k)); };
  const signed = ({ inner, outer }, data) => output(sum(outer, output(sum(inner, data, 64)), 64));
  const END = [-2147483648, 0, 0, 0, 0, 0, 0, 96 * 8];
  async function slow(name) {
    const key = keyed(bytes(name)), salted = opened(salt), first = new Uint8Array(salted.length + 4);
    first.set(salted); first[salted.length + 3] = 1;
    let u = words32(Uint8Array.of(...signed(key, first), ...new Uint8Array(32))).slice(0, 8);
    const t = [...u];
    for (let n = 1; n < rounds; n++) {
      u = mixed(key.outer, [...mixed(key.inner, [...u, ...END]), ...END]);
      for (let k = 0; k < 8; k++) t[k] ^= u[k];
      // The page stays alive meanwhile.
      if (n % 4000 === 0) await new Promise((done) => setTimeout(done));
    }
    return output(t);
  }
  async function derived(name) {
    if (!globalThis.crypto?.subtle) return slow(name);
    const key = await crypto.subtle.importKey("raw", bytes(name), "PBKDF2", false, ["deriveBits"]);
    return new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: opened(salt), iterations: rounds }, key, 256));
  }
  async function looked(name) {
    const question = words.by === "code" ? name.toLowerCase().replace(/[^a-z]/g, "") : asked(name);
    if (!question) return [];
    const key = keyed(await derived(question)), box = boxes[closed(signed(key, bytes("label")).slice(0, 16))];
    if (!box) return [];
    const hidden = opened(box), said = new Uint8Array(hidden.length);
    for (let n = 0; n * 32 < hidden.length; n++) {
      const stream = signed(key, Uint8Array.of(98, 111, 120, 0, 0, n >> 8, n & 255));
      for (let k = 0; k < 32 && n * 32 + k < hidden.length; k++) said[n * 32 + k] = hidden[n * 32 + k] ^ stream[k];
    }
    return JSON.parse(new TextDecoder().decode(said));
  }

  const line = (kind, text) => { const p = document.createElement("p"); p.className = kind; p.dir = "auto"; p.textContent = text; return p; };
  function told(found) {
    for (const top of document.querySelectorAll(".own")) top.classList.remove("own");
    if (!found.length) { answer.replaceChildren(line("none", words.none)); return; }
    const parts = found.map(({ table, place, at, who }) => {
      const part = document.createElement("div"); part.className = "told";
      if (who) part.append(line("who", who));
      part.append(line("where", table || words.place.replace("{0}", place)));
      if (table && place) part.append(line("place", words.place.replace("{0}", place)));
      document.querySelector(`.top[data-at="${at}"]`)?.classList.add("own");
      return part;
    });
    answer.replaceChildren(...(found.length > 1 ? [line("facts", words.several)] : []), ...parts);
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    answer.replaceChildren(line("facts", words.asking));
    const name = input.value;
    const found = await looked(name);
    if (name === input.value) told(found);
  });
  document.getElementById("needs").remove();
  form.hidden = false;
})();
