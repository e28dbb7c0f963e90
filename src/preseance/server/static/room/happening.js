// What happens asks for some fields alone; the others are put away.
const what = document.getElementById("what");

function show() {
  const asks = what.selectedOptions[0].dataset.asks.split(" ");
  for (const field of document.querySelectorAll("[data-field]")) {
    field.hidden = !asks.includes(field.dataset.field);
    for (const control of field.querySelectorAll("select, input")) control.disabled = field.hidden;
  }
}

document.documentElement.dataset.script = "on";
what.addEventListener("change", show);
show();
