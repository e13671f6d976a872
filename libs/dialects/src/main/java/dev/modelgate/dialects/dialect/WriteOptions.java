package dev.modelgate.dialects.dialect;

/**
 * How a writer treats what its dialect cannot say.
 *
 * @param textBesideCalls what happens to text beside a call where the dialect has no place for it
 * @param callIdSeed what call ids are made from, beside the call's index; the same row should give the same seed
 */
public record WriteOptions(Unsayable textBesideCalls, long callIdSeed) {
    public static final WriteOptions DEFAULT = new WriteOptions(Unsayable.REFUSE, 0);

    public WriteOptions withCallIdSeed(long seed) {
        return new WriteOptions(textBesideCalls, seed);
    }
}
