// Tells the server the reader's time zone, so that pages and files tell times in it. Loaded before the circuit starts, which reads it then.
document.cookie = `ciocompass.zone=${Intl.DateTimeFormat().resolvedOptions().timeZone}; path=/; max-age=31536000; samesite=lax`
  + (location.protocol === 'https:' ? '; secure' : '');
