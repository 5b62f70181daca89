// Runs in every page before its own scripts: when something was painted, when the marks were there, frames.
(() => {
  const seen = (window.benchProbe = { painted: null, ready: null, frames: null });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.name === "first-contentful-paint") {
        seen.painted = entry.startTime;
        document.documentElement.dataset.benchPainted = "";
      }
  }).observe({ type: "paint", buffered: true });

  seen.await = (marks, least) => {
    const look = () => {
      const there = least > 1 ? document.querySelectorAll(marks).length : Number(!!document.querySelector(marks));
      if (there < least) return requestAnimationFrame(look);
      seen.ready = performance.now();
      document.documentElement.dataset.benchReady = "";
    };
    requestAnimationFrame(look);
  };

  seen.record = () => {
    const frames = (seen.frames = []);
    const next = (now) => {
      frames.push(now);
      if (seen.frames === frames) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  };

  seen.stop = () => {
    const { frames } = seen;
    seen.frames = null;
    return frames;
  };

  // What a screen reader would say of the element in focus, and what the page announces by itself.
  seen.hear = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return [null, ""];
    const labelled = element.getAttribute("aria-labelledby");
    const name =
      element.getAttribute("aria-label") ||
      (labelled && labelled.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" ")) ||
      element.getAttribute("alt") ||
      element.textContent.trim() ||
      element.getAttribute("title") ||
      "";
    const live = [...document.querySelectorAll("[aria-live], [role=status], [role=alert]")];
    return [name.replace(/\s+/g, " "), live.map((region) => region.textContent).join(" ")];
  };
})();
