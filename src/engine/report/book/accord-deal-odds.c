/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Probabilities of deals and where they come from. What a deal counts with is what totals count with
 * (accord_stage_weight()): what was set on it, before what its stage's own history says, before the default
 * that the stage had when the deal came to it, before the default of today. What the history says is kept on
 * the stage (accord-odds-keeper.c), so the board, its sums, the forecast, the terminal and the page of a deal
 * read the same number, and the journal tells when it changed. */

#include "accord-config.h"

#include "accord-deal-odds.h"

#include "accord-forecast.h"
#include "accord-statement.h"

G_DEFINE_BOXED_TYPE (AccordStageHistory, accord_stage_history, accord_stage_history_copy, accord_stage_history_free)

/**
 * accord_stage_history_copy:
 * @history: a history
 *
 * Returns: (transfer full): a copy
 */
AccordStageHistory *
accord_stage_history_copy (const AccordStageHistory *history)
{
  return g_memdup2 (history, sizeof *history);
}

/**
 * accord_stage_history_free:
 * @history: (transfer full) (nullable): a history
 */
void
accord_stage_history_free (AccordStageHistory *history)
{
  g_free (history);
}

static DexFuture *
read_history (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordStageHistory) history = g_new0 (AccordStageHistory, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader,
    "SELECT s.outcome='won', COUNT(DISTINCT d.id) FROM stage_event e"
    " JOIN deal d ON d.id=e.deal JOIN stage s ON s.id=d.stage"
    " WHERE e.to_stage=?1 AND e.del<=0 AND d.del<=0 AND s.outcome IN ('won','lost') GROUP BY 1",
    &error);

  history->stage = *(gint64 *) data;
  if (row != NULL)
    {
      accord_statement_bind_int (row, 1, history->stage);
      while (accord_statement_step (row, &error))
        {
          history->closed += accord_statement_int (row, 1);
          if (accord_statement_int (row, 0) != 0)
            history->won = accord_statement_int (row, 1);
        }
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_STAGE_HISTORY, g_steal_pointer (&history));
}

/**
 * accord_report_stage_history:
 * @store: the open file
 * @stage: id of a stage
 *
 * Returns: (transfer full): a future that resolves to an #AccordStageHistory
 */
DexFuture *
accord_report_stage_history (AccordStore *store, gint64 stage)
{
  return accord_store_read_long (store, read_history, g_memdup2 (&stage, sizeof stage), g_free);
}

/**
 * accord_stage_history_percent:
 * @history: of a stage
 * @stage: the stage
 *
 * The share of won deals, smoothed as if two more deals had closed as the stage's default expects:
 * (won + 2p) ÷ (closed + 2), where p is ½ for a stage without one (F07, n ≥ 20). It lies strictly
 * between nothing and certainty as long as the default does.
 *
 * Returns: whole per cent, half rounded up; -1 while there are fewer than %ACCORD_ODDS_ENOUGH
 */
int
accord_stage_history_percent (const AccordStageHistory *history, AccordRecord *stage)
{
  gint64 percent = 50, counted, parts;

  g_return_val_if_fail (history != NULL && stage != NULL, -1);

  if (history->closed < ACCORD_ODDS_ENOUGH)
    return -1;
  accord_record_get_number (stage, "probability", &percent);
  counted = history->closed + 2;
  parts = history->won * 100 + 2 * percent;
  return (int) ((2 * parts + counted) / (2 * counted));
}

/**
 * accord_stage_record_odds:
 * @stage: a stage
 * @percent: (out): how likely its deals are to be won; 0 where nobody said
 *
 * Returns: %ACCORD_ODDS_HISTORY, %ACCORD_ODDS_STAGE or %ACCORD_ODDS_NONE
 */
AccordOddsSource
accord_stage_record_odds (AccordRecord *stage, int *percent)
{
  gint64 number = 0;
  AccordOddsSource source = accord_record_get_number (stage, "history", &number)       ? ACCORD_ODDS_HISTORY
                            : accord_record_get_number (stage, "probability", &number) ? ACCORD_ODDS_STAGE
                                                                                       : ACCORD_ODDS_NONE;

  *percent = (int) number;
  return source;
}

/**
 * accord_deal_odds:
 * @deal: a deal
 * @stage: the stage it is in
 * @percent: (out): what the deal counts with, 0 to 100; 0 where nobody said
 *
 * Returns: from where that is known
 */
AccordOddsSource
accord_deal_odds (AccordRecord *deal, AccordRecord *stage, int *percent)
{
  const char *outcome = accord_record_text (stage, "outcome");
  gint64 number = 0;

  *percent = g_strcmp0 (outcome, "won") == 0 ? 100 : 0;
  if (g_strcmp0 (outcome, "open") != 0 && g_strcmp0 (outcome, "hold") != 0)
    return ACCORD_ODDS_CLOSED;
  if (accord_record_get_number (deal, "probability", &number))
    {
      *percent = (int) number;
      return ACCORD_ODDS_MANUAL;
    }
  if (accord_record_get_number (stage, "history", &number) || !accord_record_get_number (deal, "entry_odds", &number))
    return accord_stage_record_odds (stage, percent);
  *percent = (int) number;
  return ACCORD_ODDS_ENTRY;
}

/**
 * accord_forecast_suggested:
 * @stage: a stage
 *
 * Which part of the forecast the stage puts its deals in (F08): what it says itself, else by its
 * probability, see accord_forecast_category_by_chance().
 *
 * Returns: "omitted", "pipeline", "best", "commit" or "closed"
 */
const char *
accord_forecast_suggested (AccordRecord *stage)
{
  int category = accord_kind_find (accord_record_kind (stage), "category");
  const char *own = category >= 0 ? accord_record_value (stage, category)->text : NULL;
  const char *outcome = accord_record_text (stage, "outcome");
  int percent;

  accord_stage_record_odds (stage, &percent);
  if (g_strcmp0 (outcome, "won") == 0)
    return "closed";
  if (own != NULL)
    return own;
  if (g_strcmp0 (outcome, "open") != 0)
    return "omitted";
  switch (accord_forecast_category_by_chance (percent))
    {
    case ACCORD_FORECAST_PIPELINE:
      return "pipeline";
    case ACCORD_FORECAST_BEST:
      return "best";
    case ACCORD_FORECAST_COMMIT:
      return "commit";
    default:
      return "omitted";
    }
}

/**
 * accord_forecast_category:
 * @deal: a deal
 * @stage: the stage it is in
 *
 * What a person chose stays chosen, whatever stage the deal moves to; only closing ends it (F08).
 *
 * Returns: (transfer none): "omitted", "pipeline", "best", "commit" or "closed"
 */
const char *
accord_forecast_category (AccordRecord *deal, AccordRecord *stage)
{
  const char *chosen = accord_record_text (deal, "forecast");
  const char *outcome = accord_record_text (stage, "outcome");

  if (chosen == NULL || (g_strcmp0 (outcome, "open") != 0 && g_strcmp0 (outcome, "hold") != 0))
    return accord_forecast_suggested (stage);
  return chosen;
}
