/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of deals as they stand in a table: found and put in order by the store, put into groups and added up from the
 * deals in memory (AccordDealBook). Each deal is looked at once, whatever the number of groups. */

#include "accord-config.h"

#include "accord-deal-rows.h"

#include "accord-deal-parts.h"

#define AHEAD 16      /* deals: what comes from memory meanwhile */
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

/* Deals lie in the order of their ids, lists of them in another: what is looked at soon is asked for early. */
static void
prefetch_deal (const AccordDealBook *book, gint64 id)
{
  if (id > 0 && id < book->n_slots)
    __builtin_prefetch (&book->deals[id]);
}

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

/* Of all parts in their order, that of none last, and those without a deal. */
typedef struct {
  AccordDealGroup *groups;
  guint *rows;    /* how many each has; then where the next one of it goes */
  guint n;
} Parted;

/* Notes of each deal where it belongs, and adds it up there: the only time that it is looked at. */
static void
part_deals (Parted *to, const Adding *adding, const AccordDealParts *parts, const AccordIds *ids, guint32 *of)
{
  for (guint i = 0; i < ids->n_ids; i++)
    {
      guint32 part;

      prefetch_deal (adding->book, i + AHEAD < ids->n_ids ? ids->ids[i + AHEAD] : 0);
      part = accord_deal_parts_of (parts, ids->ids[i]);
      of[i] = part > 0 ? part - 1 : to->n - 1;
      to->rows[of[i]]++;
      add_deal (adding, &to->groups[of[i]], ids->ids[i]);
    }
}

/* Takes over the groups that have rows, and says where they begin. */
static GArray *
take_groups (AccordDealRows *self, Parted *from, const AccordDealParts *parts)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (AccordSection));
  guint first = 0;

  for (guint i = 0; i < from->n; i++)
    {
      AccordDealGroup *group = &from->groups[i];
      AccordSection section = { first, 1 + self->groups->len };

      if (from->rows[i] == 0)
        continue;
      group->first = first;
      if (i + 1 < from->n && parts->texts != NULL)
        group->text = g_strdup (parts->texts->pdata[i]);
      else if (i + 1 < from->n)
        group->key = g_array_index (parts->keys, gint64, i);
      first += from->rows[i];
      from->rows[i] = section.first;
      add_group (self, group);
      g_array_append_val (self->groups, *group);
      g_array_append_val (sections, section);
    }
  return sections;
}

/* Puts the ids into their groups without changing their order in each, and adds these up. */
static void
put_in_groups (AccordDealRows *self, const Adding *adding, const AccordDealParts *parts)
{
  AccordIds *ids = self->ids;
  guint n_parts = accord_deal_parts_n (parts) + 1;
  g_autofree guint32 *of = g_new (guint32, ids->n_ids + 1);
  g_autofree gint64 *sorted = g_new (gint64, ids->n_ids + 1);
  g_autofree AccordDealGroup *groups = g_new0 (AccordDealGroup, n_parts);
  g_autofree guint *rows = g_new0 (guint, n_parts);
  Parted parted = { groups, rows, n_parts };
  GArray *sections;

  part_deals (&parted, adding, parts, ids, of);
  sections = take_groups (self, &parted, parts);
  for (guint i = 0; i < ids->n_ids; i++)
    sorted[rows[of[i]]++] = ids->ids[i];
  g_free (ids->ids);
  ids->ids = g_steal_pointer (&sorted);
  g_free (ids->sections);
  ids->n_sections = sections->len;
  ids->sections = (AccordSection *) (void *) g_array_free (sections, FALSE);
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
    {
      prefetch_deal (book, i + AHEAD < n ? ids[i + AHEAD] : 0);
      add_deal (&adding, &self->all, ids[i]);
    }
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
