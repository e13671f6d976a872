/** What is left of a run in PostgreSQL, on the topics and on the disk, and the invariants that it must obey. */
package dev.modelgate.system.chaos.history;
