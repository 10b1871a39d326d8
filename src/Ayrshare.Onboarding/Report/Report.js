const body = document.querySelector('tbody');
const rows = [...body.rows].map(row => ({ row, keys: row.dataset.keys.split(' '), text: row.textContent.toLowerCase() }));
const buttons = [...document.querySelectorAll('.filters button')];
const search = document.getElementById('search');
const shown = document.getElementById('shown');

function filter() {
  const wanted = search.value.toLowerCase();
  const keys = buttons.filter(button => button.ariaPressed === 'true').map(button => button.dataset.key);
  let count = 0;
  for (const { row, keys: own, text } of rows) {
    row.hidden = !text.includes(wanted) || (keys.length > 0 && !keys.some(key => own.includes(key)));
    count += row.hidden ? 0 : 1;
  }
  shown.textContent = `${count.toLocaleString('en')} of ${rows.length.toLocaleString('en')} rows`;
}

search.addEventListener('input', filter);
for (const button of buttons)
  button.addEventListener('click', () => {
    button.ariaPressed = button.ariaPressed === 'true' ? 'false' : 'true';
    filter();
  });

const order = new Intl.Collator('en', { numeric: true }).compare;
document.querySelectorAll('thead th').forEach((head, column) => head.firstElementChild.addEventListener('click', () => {
  const sort = head.ariaSort === 'ascending' ? 'descending' : 'ascending';
  for (const other of document.querySelectorAll('thead th')) other.removeAttribute('aria-sort');
  head.ariaSort = sort;
  const sign = sort === 'ascending' ? 1 : -1;
  rows.sort((a, b) => sign * order(a.row.cells[column].textContent, b.row.cells[column].textContent));
  body.append(...rows.map(({ row }) => row));
}));
