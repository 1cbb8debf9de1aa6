// Keeps live text alive while the browser translates the page. A translator (Chrome's, Edge's) puts <font> elements in the place of text nodes;
// Blazor goes on writing to the nodes that were taken out, where nobody sees it, and fails where it removes one or inserts beside one.
// So a node that was taken out goes back, empty, before its translation. When Blazor writes to it or takes it away, the translation goes and
// the text stands as it is now; a translator that watches the page then translates it anew.
(() => {
  const groups = new WeakMap(); // text node, <font> or their parent → { texts: Map(node → its text), fonts: Set }
  const isFont = node => node.nodeName === "FONT";

  const observer = new MutationObserver(records => {
    const translated = new Set(records.filter(r => !isFont(r.target) && [...r.addedNodes].some(isFont)).map(r => r.target));
    const written = new Set(records.filter(r => r.type === "characterData").map(r => r.target));
    for (const record of records) {
      if (record.type === "characterData") {
        restore(groups.get(record.target), written);
      } else if (translated.has(record.target)) {
        takeIn(record);
      } else {
        for (const node of record.removedNodes) leave(node, record, written);
      }
    }
    observer.takeRecords(); // Our own.
  });

  function groupOf(parent) {
    let group = groups.get(parent);
    if (!group) groups.set(parent, group = { parent, texts: new Map(), fonts: new Set() });
    return group;
  }

  // The translator's work: texts were taken out, fonts stand there instead.
  function takeIn({ target, addedNodes, removedNodes, previousSibling, nextSibling }) {
    const group = groupOf(target);
    for (const font of addedNodes) {
      if (isFont(font)) { group.fonts.add(font); groups.set(font, group); }
    }
    for (const node of removedNodes) {
      if (isFont(node)) { group.fonts.delete(node); continue; }
      if (node.nodeType !== Node.TEXT_NODE || node.isConnected) continue;
      const place = [...addedNodes, previousSibling, nextSibling, ...group.fonts].find(n => n && isFont(n) && n.parentNode === target);
      if (!place) continue;
      if (!group.texts.has(node)) group.texts.set(node, node.data);
      groups.set(node, group);
      node.data = "";
      target.insertBefore(node, place);
    }
  }

  // Somebody took out a text, a translation or something else.
  function leave(node, { target, addedNodes }, written) {
    const group = groups.get(node);
    if (!group || group.parent !== target) return;
    if (isFont(node)) {
      // The translator shows the original again: its own node for it goes, ours holds the text.
      group.fonts.delete(node);
      for (const added of addedNodes) {
        if (added.nodeType === Node.TEXT_NODE && !group.texts.has(added)) added.remove();
      }
      if (group.fonts.size === 0) restore(group, written);
    } else {
      restore(group, written);
    }
  }

  // Takes the translations away. What else stands in them, elements of the page that a translator moved, stays. Texts that Blazor has written
  // anew stay as they are.
  function restore(group, written) {
    if (!group) return;
    for (const font of group.fonts) {
      if (!font.isConnected) continue;
      for (const own of [...font.querySelectorAll(":not(font)")].filter(e => isFont(e.parentNode))) font.before(own);
      font.remove();
    }
    for (const [node, text] of group.texts) {
      if (!written.has(node) && node.isConnected) node.data = text;
      groups.delete(node);
    }
    groups.delete(group.parent);
  }

  observer.observe(document, { subtree: true, childList: true, characterData: true });
})();
