// Later, so that the call returns: the window waits while its print dialogue is open.
export const printPage = () => setTimeout(() => window.print());
