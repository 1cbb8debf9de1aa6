// Says that a text is back in its field; a text whose field somebody else changed meanwhile is shown, to be put in or thrown away.
const notice = document.getElementById('unsaved-notice');
const back = notice?.querySelector('.unsaved-back');
const items = notice?.querySelector('.unsaved-items');

export function sayBack() {
  if (!notice) return;
  back.hidden = false;
  notice.hidden = false;
}

export function sayDisplaced(element, text, choose) {
  if (!notice) return;
  const item = notice.querySelector('template').content.firstElementChild.cloneNode(true);
  item.querySelector('.unsaved-label').textContent = element.labels?.[0]?.textContent ?? '';
  item.querySelector('.unsaved-text').textContent = text;
  for (const button of item.querySelectorAll('button')) {
    button.addEventListener('click', () => {
      item.remove();
      choose(button.matches('.unsaved-use'));
      hideWhenEmpty();
    });
  }
  items.append(item);
  notice.hidden = false;
}

function hideWhenEmpty() {
  notice.hidden = back.hidden && items.children.length === 0;
}

notice?.querySelector('.unsaved-close').addEventListener('click', () => {
  back.hidden = true;
  hideWhenEmpty();
});
