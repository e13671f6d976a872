/** Dead letters: messages that could not be read or applied, listed, shown and sent again. */
package dev.modelgate.cli.letters;
