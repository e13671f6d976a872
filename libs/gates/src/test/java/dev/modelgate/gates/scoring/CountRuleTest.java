package dev.modelgate.gates.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountRuleTest {
    private static final Map<String, Integer> SIZES = new LinkedHashMap<>();
    private static final Map<String, Integer> MINIMA = new LinkedHashMap<>();

    static {
        for (int i = 0; i < 8; i++) {
            SIZES.put("category-" + i, 5);
            MINIMA.put("category-" + i, i == 0 ? 5 : i == 7 ? 3 : 4);
        }
    }

    @Test
    void thirtyFourOfFortyHasTheIntervalThatIsPublishedForIt() {
        CountStatistics statistics = CountRule.statistics("queries.correct", 34, 40, 34);

        assertThat(statistics.low()).isCloseTo(.709, within(.0005));
        assertThat(statistics.high()).isCloseTo(.929, within(.0005));
        assertThat(statistics.grade()).isEqualTo(Grade.COIN_FLIP);
    }

    @ParameterizedTest
    @CsvSource({".80,.047", ".85,.14", ".90,.35", ".95,.67", ".97,.82"})
    void theLastGatesRuleHasThePowerThatWasWorkedOutForIt(double share, double passes) {
        assertThat(CountRule.passesAll(SIZES, MINIMA, 34, share)).isCloseTo(passes, within(.006));
    }

    @ParameterizedTest
    @CsvSource({"40,34,.8,.286", "5,1,.05,.226", "10,6,.5,.377", "10,6,.7,.850"})
    void aRuleOnTheWholeHasTheBinomialPower(int trials, int atLeast, double share, double passes) {
        assertThat(CountRule.passes(trials, atLeast, share)).isCloseTo(passes, within(.001));
    }

    @ParameterizedTest
    @CsvSource({"40,40,34,DECISIVE", "35,40,34,THIN", "33,40,34,COIN_FLIP", "34,40,34,COIN_FLIP", "20,40,34,DECISIVE"})
    void theGradeSaysHowFarTheCountIsFromTheRule(int observed, int trials, int atLeast, Grade grade) {
        assertThat(CountRule.statistics("m", observed, trials, atLeast).grade()).isEqualTo(grade);
    }
}
