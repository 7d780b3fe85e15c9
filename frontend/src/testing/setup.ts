/** Tests are told in British English: 24 hours, weeks from Monday. */
Object.defineProperty(navigator, 'language', { value: 'en-GB', configurable: true });
