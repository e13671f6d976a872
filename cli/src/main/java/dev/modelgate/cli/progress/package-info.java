/** Progress for a person: one line that changes on a terminal, one line per change elsewhere. */
package dev.modelgate.cli.progress;
