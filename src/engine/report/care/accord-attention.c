/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rotting, stalled, slipped, pushed (domain.md F10), worked out for one deal at a time from indexed
 * look-ups. Only people touch: what was imported counts from the days that the file says, and an edit of
 * several deals at once, or a recalculation, does not count. */
#include "accord-config.h"

#include "accord-attention-private.h"

#include "accord-date.h"
#include "accord-query.h"

#define PUSHES 3
#define WON_LEAST 10

G_DEFINE_BOXED_TYPE (AccordAttention, accord_attention, accord_attention_copy, accord_attention_free)

/**
 * accord_attention_copy:
 * @attention: of a deal
 *
 * Returns: (transfer full): a copy
 */
AccordAttention *
accord_attention_copy (const AccordAttention *attention)
{
  return g_memdup2 (attention, sizeof *attention);
}

/**
 * accord_attention_free:
 * @attention: (transfer full): of a deal
 */
void
accord_attention_free (AccordAttention *attention)
{
  g_free (attention);
}

/* A person's edit of this deal alone, newest first: the journal's rows of a record form a chain. CROSS JOIN keeps
 * SQLite from walking over all change sets for each deal. */
#define EDITED                                                                                     \
  "(WITH RECURSIVE c(seq, txn, prev) AS (SELECT seq, txn, prev FROM chg WHERE seq=d.last"          \
  "  UNION ALL SELECT x.seq, x.txn, x.prev FROM chg x JOIN c ON x.seq=c.prev)"                     \
  " SELECT t.at FROM c CROSS JOIN txn t ON t.id=c.txn WHERE t.kind='edit' AND (SELECT count(*) FROM (SELECT 1 FROM chg y" \
  "  WHERE y.seq BETWEEN t.chg1 AND t.chg2 AND y.tbl=9 LIMIT 2))<2 LIMIT 1)"

/* How often the expected close was put off: later days in the deal's history, less those that were taken back.
 * Whatever computer wrote them, they stand there once. */
#define PUSHED                                                                                     \
  "(WITH RECURSIVE c(seq, txn, prev, op, data) AS (SELECT seq, txn, prev, op, data FROM chg WHERE seq=d.last" \
  "  UNION ALL SELECT x.seq, x.txn, x.prev, x.op, x.data FROM chg x JOIN c ON x.seq=c.prev)"       \
  " SELECT max(0, coalesce(sum(CASE WHEN t.kind<>'undo' AND now>was THEN 1 WHEN t.kind='undo' AND now<was THEN -1 ELSE 0 END), 0))" \
  " FROM (SELECT txn, json_extract(data, '$.expected_on[0]') was, json_extract(data, '$.expected_on[1]') now"  \
  "  FROM c WHERE op='u' AND instr(data, '\"expected_on\"')>0) m CROSS JOIN txn t ON t.id=m.txn)"

/* Columns of the following. */
enum {
  STAGE,
  EXPECTED,
  CLOSES_PUT_OFF,
  OPENED,
  IS_OPEN,
  LIMIT,
  PLANS_IGNORED,
  EDITED_AT,
  MADE_AT,
  DONE_AT,
  PLANNED,
};

#define FACTS                                                                                      \
  "SELECT d.stage, d.expected_on, " PUSHED ", d.opened_on, s.outcome='open', s.idle_limit, p.plans_ignored, " EDITED "," \
  " (SELECT t.at FROM txn t WHERE t.id=d.born AND t.kind='edit'),"                                 \
  " (SELECT max(a.done_at) FROM activity a WHERE a.deal=d.id AND a.del<=0 AND a.done_at IS NOT NULL)," \
  " EXISTS (SELECT 1 FROM activity a WHERE a.deal=d.id AND a.del<=0 AND a.done_at IS NULL AND a.type<>'note' AND a.due_on>=?2)" \
  " FROM deal d LEFT JOIN stage s ON s.id=d.stage LEFT JOIN pipeline p ON p.id=s.pipeline WHERE d.id=?1"

#define VISITS                                                                                     \
  "SELECT to_stage, coalesce(effective_on, accord_day(recorded_at)) FROM stage_event WHERE deal=?1 AND del<=0 ORDER BY 2, recorded_at, id"

static gboolean
read_visits (AccordReader *reader, gint64 deal, GArray *visits, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, VISITS, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, deal);
  while (accord_statement_step (row, &failed))
    accord_stage_visits_add (visits, accord_statement_int (row, 0), accord_statement_int (row, 1));
  return accord_error_pass (error, &failed);
}

static void
touch (AccordAttention *self, gboolean known, gint64 day)
{
  if (known)
    self->touched_on = MAX (self->touched_on, day);
}

static void
touch_at (AccordAttention *self, AccordStatement *row, int column)
{
  if (!accord_statement_is_null (row, column))
    touch (self, TRUE, accord_date_from_time (accord_statement_int (row, column)));
}

static void
judge_rest (AccordAttention *self, AccordStatement *row, const GArray *visits, gint64 today)
{
  if (visits->len > 0)
    {
      const AccordStageVisit *last = &g_array_index (visits, AccordStageVisit, visits->len - 1);

      touch (self, TRUE, last->from);
      if (last->stage == accord_statement_int (row, STAGE))
        self->stage_since = last->from;
    }
  touch_at (self, row, EDITED_AT);
  touch_at (self, row, MADE_AT);
  touch_at (self, row, DONE_AT);
  if (self->touched_on == ACCORD_ATTENTION_UNKNOWN)
    touch (self, !accord_statement_is_null (row, OPENED), accord_statement_int (row, OPENED));
  if (self->touched_on != ACCORD_ATTENTION_UNKNOWN)
    self->idle_days = MAX (today - self->touched_on, 0);
  self->idle_limit = accord_statement_int (row, LIMIT);
  self->paused = accord_statement_int (row, PLANNED) != 0 && accord_statement_int (row, PLANS_IGNORED) == 0;
  if (self->idle_limit > 0 && self->idle_days > self->idle_limit && !self->paused)
    self->flags |= ACCORD_ATTENTION_ROTTING;
}

/**
 * accord_attention_stage_limit:
 * @dwell: (nullable): how long won deals were in a stage
 * @idle_limit: that of the stage, days; 0: none
 * @limit: (out): days
 *
 * A deal is stalled that is longer in its stage than P80 of won deals were, or, where fewer than ten were won, than twice the idle
 * limit.
 *
 * Returns: whether there is such a limit
 */
gboolean
accord_attention_stage_limit (const AccordStageDwell *dwell, gint64 idle_limit, gint64 *limit)
{
  gboolean told = dwell != NULL && dwell->n_won >= WON_LEAST;

  *limit = told ? dwell->limit : 2 * idle_limit;
  return told || *limit > 0;
}

/**
 * accord_attention_judge_stage:
 * @attention: of a deal
 * @dwells: (element-type gint64 AccordStageDwell): what accord_report_stage_dwells() tells
 *
 * Says whether it is stalled: accord_attention_stage_limit().
 */
void
accord_attention_judge_stage (AccordAttention *attention, GHashTable *dwells)
{
  const AccordStageDwell *dwell = g_hash_table_lookup (dwells, &attention->stage);

  attention->flags &= ~ACCORD_ATTENTION_STALLED;
  attention->stage_n_won = dwell ? dwell->n_won : 0;
  if (accord_attention_stage_limit (dwell, attention->idle_limit, &attention->stage_limit) && attention->open &&
      attention->stage_days > attention->stage_limit)
    attention->flags |= ACCORD_ATTENTION_STALLED;
}

/* @attention: with its deal filled in; @dwells: NULL: whether it is stalled is not told. A deal that is not
 * there has no flags. */
gboolean
accord_attention_read (AccordReader *reader, GHashTable *dwells, gint64 today, AccordAttention *attention, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, FACTS, error);
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (AccordStageVisit));
  g_autoptr (GError) failed = NULL;

  *attention = (AccordAttention) { .deal = attention->deal, .touched_on = ACCORD_ATTENTION_UNKNOWN,
                                   .stage_since = ACCORD_ATTENTION_UNKNOWN };
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, attention->deal);
  accord_statement_bind_int (row, 2, today);
  if (!accord_statement_step (row, &failed))
    return accord_error_pass (error, &failed);
  if (!read_visits (reader, attention->deal, visits, error))
    return FALSE;
  attention->stage = accord_statement_int (row, STAGE);
  accord_stage_visits_settle (visits, attention->stage);
  judge_rest (attention, row, visits, today);
  attention->open = accord_statement_int (row, IS_OPEN) != 0;
  attention->stage_days = accord_stage_visits_days (visits, attention->stage, today);
  if (dwells != NULL)
    accord_attention_judge_stage (attention, dwells);
  attention->pushes = accord_statement_int (row, CLOSES_PUT_OFF);
  if (!accord_statement_is_null (row, EXPECTED) && accord_statement_int (row, EXPECTED) < today)
    attention->flags |= ACCORD_ATTENTION_SLIPPED;
  if (attention->pushes >= PUSHES)
    attention->flags |= ACCORD_ATTENTION_PUSHED;
  if (!attention->open)
    attention->flags = 0;
  return TRUE;
}

typedef struct {
  GArray *deals; /* of gint64; NULL: the open ones of a pipeline */
  gint64 pipeline;
  gint64 today;
  AccordAttentionFlags flags;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_pointer (&asked->deals, g_array_unref);
  g_free (asked);
}

/* What won deals of the pipeline of each deal took, read once for each. */
static GHashTable *
dwells_of (AccordReader *reader, GHashTable *by_pipeline, gint64 pipeline, GError **error)
{
  GHashTable *dwells = g_hash_table_lookup (by_pipeline, &pipeline);

  if (dwells != NULL)
    return dwells;
  dwells = accord_stage_dwells_read (reader, pipeline, error);
  if (dwells != NULL)
    g_hash_table_insert (by_pipeline, g_memdup2 (&pipeline, sizeof pipeline), dwells);
  return dwells;
}

static gboolean
find_pipeline (AccordReader *reader, gint64 deal, gint64 *pipeline, GError **error)
{
  g_autoptr (AccordStatement) row =
    accord_reader_prepare (reader, "SELECT s.pipeline FROM deal d JOIN stage s ON s.id=d.stage WHERE d.id=?1", error);
  g_autoptr (GError) failed = NULL;

  *pipeline = 0;
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, deal);
  if (accord_statement_step (row, &failed))
    *pipeline = accord_statement_int (row, 0);
  return accord_error_pass (error, &failed);
}

static gboolean
find_open (AccordReader *reader, Asked *asked, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  if (asked->pipeline != 0)
    accord_query_add_number (query, "stage.pipeline", ACCORD_OP_IS, asked->pipeline);
  ids = accord_reader_find (reader, query, error);
  if (ids == NULL)
    return FALSE;
  asked->deals = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->n_ids);
  g_array_append_vals (asked->deals, ids->ids, ids->n_ids);
  return TRUE;
}

static DexFuture *
run_attention (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GHashTable) by_pipeline =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_attention_free);
  g_autoptr (GError) error = NULL;
  gboolean ok = asked->deals != NULL || find_open (reader, asked, &error);

  for (guint i = 0; ok && i < asked->deals->len; i++)
    {
      AccordAttention attention = { .deal = g_array_index (asked->deals, gint64, i) };
      GHashTable *dwells = NULL;
      gint64 pipeline;

      ok = find_pipeline (reader, attention.deal, &pipeline, &error) &&
           (dwells = dwells_of (reader, by_pipeline, pipeline, &error)) != NULL &&
           accord_attention_read (reader, dwells, asked->today, &attention, &error);
      if (ok && (asked->flags == 0 || (attention.flags & asked->flags)))
        g_ptr_array_add (list, accord_attention_copy (&attention));
    }
  return ok ? dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&list))
            : dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
run_dwells (AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GHashTable *dwells = accord_stage_dwells_read (reader, *(gint64 *) data, &error);

  return dwells ? dex_future_new_take_boxed (G_TYPE_HASH_TABLE, dwells)
                : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_report_stage_dwells:
 * @pipeline: id of a pipeline
 *
 * How long the ten thousand deals that were won last had been in each of its stages (F05).
 *
 * Returns: (transfer full): a future of a #GHashTable of #AccordStageDwell by stage
 */
DexFuture *
accord_report_stage_dwells (AccordStore *store, gint64 pipeline)
{
  return accord_store_read_long (store, run_dwells, g_memdup2 (&pipeline, sizeof pipeline), g_free);
}

/**
 * accord_report_attention:
 * @deals: (array length=n_deals): ids of deals
 * @today: days since 1970-01-01
 *
 * F10 for these deals: who touched them last, how long they are in their stage, what that means.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordAttention in the order of @deals
 */
DexFuture *
accord_report_attention (AccordStore *store, const gint64 *deals, guint n_deals, gint64 today)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->deals = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_deals);
  g_array_append_vals (asked->deals, deals, n_deals);
  asked->today = today;
  return accord_store_read_long (store, run_attention, asked, asked_free);
}

/**
 * accord_report_attention_deals:
 * @pipeline: id of a pipeline, or 0 for all
 * @flags: what is looked for
 * @today: days since 1970-01-01
 *
 * The open deals of which any of @flags holds: some ten microseconds for each open deal.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordAttention
 */
DexFuture *
accord_report_attention_deals (AccordStore *store, gint64 pipeline, AccordAttentionFlags flags, gint64 today)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->pipeline = pipeline;
  asked->flags = flags;
  asked->today = today;
  return accord_store_read_long (store, run_attention, asked, asked_free);
}
