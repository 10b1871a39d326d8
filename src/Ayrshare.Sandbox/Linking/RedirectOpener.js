// "Done" sends the window that opened this page to the redirect, and closes the page.
document.querySelectorAll('.done').forEach(link => link.addEventListener('click', event => {
  if (window.opener) {
    event.preventDefault();
    window.opener.location.href = link.href;
    window.close();
  }
}));
