/** The command {@code convert}: rows of one dialect into rows of another, on this machine, without any service. */
package dev.modelgate.cli.convert;
