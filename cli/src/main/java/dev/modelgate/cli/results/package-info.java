/** The folder in which a finished evaluation is laid down. */
package dev.modelgate.cli.results;
