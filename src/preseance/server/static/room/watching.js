// A page beside the plan: says that the plan has changed, and leaves what is being written alone.
document.documentElement.dataset.script = "on";
const news = document.getElementById("news");
if (news) {
  const known = Number(news.dataset.revision);
  const stream = new EventSource(`${news.dataset.stream}?after=${known}`);
  for (const kind of ["revision", "reload"]) {
    stream.addEventListener(kind, (message) => {
      if (JSON.parse(message.data).revision > known) news.hidden = false;
    });
  }
  stream.addEventListener("closed", () => stream.close());
}
