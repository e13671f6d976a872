package dev.modelgate.gates.plan;

/** The part of a plan that its steps and criteria refer to. */
record Head(Candidate candidate, Baseline baseline) {}
