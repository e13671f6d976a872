package dev.modelgate.system.chaos;

/**
 * One strike of the schedule.
 *
 * @param number from 1
 * @param signal what it waits for
 * @param count the how manieth of these, from 1
 * @param atOnce whether the recovery from the strike before is not waited for
 * @param blow what happens then
 */
record Strike(int number, Signal signal, int count, boolean atOnce, Blow blow) {}
