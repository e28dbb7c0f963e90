// The one region that is spoken; the last message wins.
const region = document.getElementById("status");
let waiting = 0;
let over = 0;

export function announce(text, seconds = 6) {
  clearTimeout(waiting);
  clearTimeout(over);
  waiting = setTimeout(() => {
    region.textContent = text;
    over = setTimeout(() => { region.textContent = ""; }, seconds * 1000);
  }, 100);
}
