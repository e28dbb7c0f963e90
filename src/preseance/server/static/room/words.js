// Sentences of the page, with fields in braces.
const told = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

export function word(name, fields = {}) {
  return (told[name] ?? name).replace(/\{(\w+)\}/g, (whole, field) => fields[field] ?? whole);
}
