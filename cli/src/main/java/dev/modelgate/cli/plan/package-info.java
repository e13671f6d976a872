/** Plans on this machine: found by name or file, and checked before anything is started. */
package dev.modelgate.cli.plan;
