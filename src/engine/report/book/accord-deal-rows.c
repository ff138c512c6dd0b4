/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of deals as they stand in a table: found and put in order by the store, put into groups and added up from the
 * deals in memory (AccordDealBook). Each deal is looked at three times, whatever the number of groups. */

#include "accord-config.h"

#include "accord-deal-rows.h"

#include "accord-deal-parts.h"

#define FIRST_ROWS 64 /* loaded with the ids, so that a list paints at once */

G_DEFINE_BOXED_TYPE (AccordDealRows, accord_deal_rows, accord_deal_rows_ref, accord_deal_rows_unref)

static void
group_clear (gpointer data)
{
  AccordDealGroup *group = data;

  g_free (group->text);
  accord_currency_sums_clear (&group->total.others);
}

static AccordDealRows *
rows_new (void)
{
  AccordDealRows *self = g_atomic_rc_box_new0 (AccordDealRows);

  self->groups = g_array_new (FALSE, TRUE, sizeof (AccordDealGroup));
  g_array_set_clear_func (self->groups, group_clear);
  return self;
}

static void
rows_clear (gpointer data)
{
  AccordDealRows *self = data;

  g_clear_pointer (&self->ids, accord_ids_unref);
  g_array_unref (self->groups);
  group_clear (&self->all);
}

/**
 * accord_deal_rows_ref:
 *
 * Returns: (transfer full): @self
 */
AccordDealRows *
accord_deal_rows_ref (AccordDealRows *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * accord_deal_rows_unref:
 * @self: (transfer full): given back
 */
void
accord_deal_rows_unref (AccordDealRows *self)
{
  g_atomic_rc_box_release_full (self, rows_clear);
}

typedef struct {
  AccordQuery *query; /* or NULL: ids */
  gint64 *ids;
  guint n_ids;
  char *by;           /* or NULL: in no groups */
  gboolean rows;      /* wanted, not only their sum */
  char currency[4];
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_pointer (&asked->query, accord_query_unref);
  g_free (asked->ids);
  g_free (asked->by);
  g_free (asked);
}

/* Adding up */

typedef struct {
  const AccordDealBook *book;
  AccordBookStages *stages;
  guint8 currency; /* the workspace's; 0: no deal has it */
} Adding;

static void
add_deal (const Adding *self, AccordDealGroup *to, gint64 id)
{
  const AccordBookDeal *deal = id > 0 && id < self->book->n_slots ? &self->book->deals[id] : NULL;
  const AccordStage *stage = deal != NULL && deal->stage < self->stages->n_codes ? self->stages->stages[deal->stage] : NULL;
  AccordStageTotal *total = &to->total;
  gint64 weighted;
  gboolean ok;

  if (deal == NULL || !deal->alive)
    return;
  total->n_deals++;
  if (deal->currency == 0)
    {
      total->unpriced++;
      return;
    }
  weighted = stage != NULL ? accord_money_share (deal->amount, accord_stage_weight (stage, deal->probability != -1, deal->probability)) : 0;
  if (deal->currency == self->currency)
    ok = accord_money_add (total->sum, deal->amount, &total->sum) && accord_money_add (total->weighted, weighted, &total->weighted);
  else
    ok = accord_currency_sums_add (&total->others, g_ptr_array_index (self->book->currencies, deal->currency - 1u), 1, deal->amount, weighted);
  to->too_big = to->too_big || !ok;
}

static void
add_group (AccordDealRows *self, const AccordDealGroup *group)
{
  self->all.too_big = !accord_stage_total_add_all (&self->all.total, &group->total) || self->all.too_big || group->too_big;
}

/* Grouping */

/* Where the rows of each group begin. Those of none stand last. */
static guint *
count_starts (const AccordDealParts *parts, const guint32 *of, guint n)
{
  guint n_parts = accord_deal_parts_n (parts);
  guint *starts = g_new0 (guint, n_parts + 2);
  guint at = 0;

  for (guint i = 0; i < n; i++)
    starts[of[i]]++;
  for (guint part = 1; part <= n_parts + 1; part++)
    {
      guint *start = &starts[part <= n_parts ? part : 0];
      guint n_rows = *start;

      *start = at;
      at += n_rows;
    }
  return starts;
}

static void
append_group (AccordDealRows *self, const AccordDealParts *parts, guint32 part, guint first, GArray *sections)
{
  AccordDealGroup group = { .first = first };
  AccordSection section = { first, 1 + self->groups->len };

  if (part > 0 && parts->texts != NULL)
    group.text = g_strdup (parts->texts->pdata[part - 1]);
  else if (part > 0)
    group.key = g_array_index (parts->keys, gint64, part - 1);
  g_array_append_val (self->groups, group);
  g_array_append_val (sections, section);
}

/* Puts the ids into their groups without changing their order in each, and adds these up. */
static void
put_in_groups (AccordDealRows *self, const Adding *adding, const AccordDealParts *parts)
{
  AccordIds *ids = self->ids;
  guint n = ids->n_ids;
  g_autofree guint32 *of = g_new (guint32, n + 1);
  g_autofree guint *at = NULL;
  g_autofree gint64 *sorted = g_new (gint64, n + 1);
  g_autofree guint32 *sorted_of = g_new (guint32, n + 1);
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (AccordSection));

  for (guint i = 0; i < n; i++)
    of[i] = accord_deal_parts_of (parts, ids->ids[i]);
  at = count_starts (parts, of, n);
  for (guint i = 0; i < n; i++)
    {
      guint place = at[of[i]]++;

      sorted[place] = ids->ids[i];
      sorted_of[place] = of[i];
    }
  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || sorted_of[i] != sorted_of[i - 1])
        append_group (self, parts, sorted_of[i], i, sections);
      add_deal (adding, &g_array_index (self->groups, AccordDealGroup, self->groups->len - 1), sorted[i]);
    }
  for (guint i = 0; i < self->groups->len; i++)
    add_group (self, &g_array_index (self->groups, AccordDealGroup, i));
  g_free (ids->ids);
  ids->ids = g_steal_pointer (&sorted);
  g_free (ids->sections);
  ids->n_sections = sections->len;
  ids->sections = (AccordSection *) (void *) g_array_free (g_steal_pointer (&sections), FALSE);
}

/* Reading */

static gboolean
fill (AccordDealRows *self, AccordDealBook *book, AccordReader *reader, const Asked *asked, GError **error)
{
  g_autoptr (AccordBookStages) stages = accord_book_stages_load (book, reader, error);
  Adding adding = { book, stages, accord_deal_book_currency (book, asked->currency) };
  g_auto (AccordDealParts) parts = { 0 };
  const gint64 *ids = asked->ids;
  guint n = asked->n_ids;

  if (stages == NULL)
    return FALSE;
  if (asked->query != NULL)
    {
      self->ids = accord_reader_find (reader, asked->query, error);
      if (self->ids == NULL)
        return FALSE;
      ids = self->ids->ids;
      n = self->ids->n_ids;
    }
  if (asked->by != NULL)
    {
      if (!accord_deal_parts_begin (&parts, book, reader, asked->by, error))
        return FALSE;
      put_in_groups (self, &adding, &parts);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    add_deal (&adding, &self->all, ids[i]);
  return TRUE;
}

static DexFuture *
rows_read (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordDealRows) self = rows_new ();
  g_autoptr (GError) error = NULL;

  if (!fill (self, book, reader, asked, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (!asked->rows)
    g_clear_pointer (&self->ids, accord_ids_unref);
  else
    self->ids->records = accord_reader_load (reader, accord_query_kind (asked->query), self->ids->ids,
                                             MIN (self->ids->n_ids, FIRST_ROWS), &error);
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_DEAL_ROWS, g_steal_pointer (&self));
}

static Asked *
asked_new (AccordQuery *query, const char *currency)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->query = query != NULL ? accord_query_ref (query) : NULL;
  g_strlcpy (asked->currency, currency, sizeof asked->currency);
  return asked;
}

/**
 * accord_deal_rows_read:
 * @store: the open file
 * @query: of deals; its order is that within the groups
 * @by: one of the %ACCORD_DEALS_BY_STAGE and following, or a text or choice field of deals
 * @currency: the workspace's; money in others is added up by itself
 *
 * Finds deals and puts them into groups: those of a link in the order of what it points to, months by the calendar,
 * choices in theirs; deals that have nothing there, or something that was deleted, stand last. Main thread.
 *
 * Returns: (transfer full): a future of #AccordDealRows. Rejects with an #AccordStoreError, or an #AccordRuleError
 *   where deals have no such field
 */
DexFuture *
accord_deal_rows_read (AccordStore *store, AccordQuery *query, const char *by, const char *currency)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && query != NULL && by != NULL, NULL);

  asked = asked_new (query, currency);
  asked->by = g_strdup (by);
  asked->rows = TRUE;
  return accord_deal_book_read (store, rows_read, asked, asked_free);
}

/**
 * accord_deal_rows_sum:
 * @store: the open file
 * @query: (nullable): of the deals; %NULL: @ids
 * @ids: (array length=n_ids) (nullable): the deals
 * @n_ids: how many
 * @currency: the workspace's; money in others is added up by itself
 *
 * Adds up deals (domain.md F07): won ones weigh 100 %, lost ones 0, others their own probability or else that of the
 * stage. Main thread.
 *
 * Returns: (transfer full): a future of #AccordDealRows in which only "all" is filled. Rejects with an #AccordStoreError
 */
DexFuture *
accord_deal_rows_sum (AccordStore *store, AccordQuery *query, const gint64 *ids, guint n_ids, const char *currency)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && (query != NULL || n_ids > 0), NULL);

  asked = asked_new (query, currency);
  asked->ids = query == NULL ? g_memdup2 (ids, n_ids * sizeof *ids) : NULL;
  asked->n_ids = query == NULL ? n_ids : 0;
  return accord_deal_book_read (store, rows_read, asked, asked_free);
}
