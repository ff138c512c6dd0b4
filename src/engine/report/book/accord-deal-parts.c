/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What deals of the book have in common: a stage, an owner, a team, a customer, a product, a month, a choice. Links are
 * numbered in the order of what they point to, found as any list of it is; months by the calendar; choices as the field
 * has them, other texts by the alphabet. */

#include "accord-config.h"

#include "accord-deal-parts.h"

#include "accord-date.h"

static gint64
stage_of (const AccordDealBook *book, const AccordBookDeal *deal)
{
  return deal->stage != 0 ? accord_deal_book_stage (book, deal->stage) : 0;
}

static gint64
owner_of (const AccordDealBook *book, const AccordBookDeal *deal)
{
  return deal->owner != 0 ? g_array_index (book->owners, gint64, deal->owner - 1) : 0;
}

static gint64
product_of (const AccordDealBook *book, const AccordBookDeal *deal)
{
  return deal->product != 0 ? g_array_index (book->products, gint64, deal->product - 1) : 0;
}

static gint64
customer_of (const AccordDealBook *book, const AccordBookDeal *deal)
{
  return deal->customer;
}

static gint64
month_of (const AccordDealBook *book, const AccordBookDeal *deal)
{
  gint64 day = deal->closed != ACCORD_BOOK_NO_DAY ? deal->closed : deal->expected;
  int year, month;

  if (day == ACCORD_BOOK_NO_DAY)
    return 0;
  accord_date_to_ymd (day, &year, &month, NULL);
  return (gint64) year * 12 + month; /* 0 would be December of the year -1 */
}

/* Links */

static void
number_keys (AccordDealParts *self, const gint64 *ids, guint n)
{
  for (guint i = 0; i < n; i++)
    self->n_ranks = MAX (self->n_ranks, ids[i] + 1);
  self->ranks = g_new0 (guint32, self->n_ranks + 1);
  g_array_append_vals (self->keys, ids, n);
  for (guint i = 0; i < n; i++)
    self->ranks[ids[i]] = i + 1;
}

static gboolean
number_links (AccordDealParts *self, AccordReader *reader, const AccordKind *kind, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (AccordIds) ids = NULL;

  if (!accord_query_set_sort (query, kind->fields[accord_kind_title (kind)].name, FALSE, error))
    return FALSE;
  ids = accord_reader_find (reader, query, error);
  if (ids != NULL)
    number_keys (self, ids->ids, ids->n_ids);
  return ids != NULL;
}

/* Stages stand as their pipelines have them, deleted ones too. */
static gboolean
number_stages (AccordDealParts *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStageMap) stages = accord_stage_map_load (reader, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; stages != NULL && i < stages->stages->len; i++)
    g_array_append_val (ids, ((const AccordStage *) stages->stages->pdata[i])->id);
  if (stages != NULL)
    number_keys (self, (const gint64 *) (void *) ids->data, ids->len);
  return stages != NULL;
}

static gboolean
read_teams (AccordDealParts *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT id,team FROM member WHERE team IS NOT NULL", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  self->over = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  while (accord_statement_step (row, &failed))
    {
      gint64 member = accord_statement_int (row, 0), team = accord_statement_int (row, 1);

      g_hash_table_insert (self->over, g_memdup2 (&member, sizeof member), g_memdup2 (&team, sizeof team));
    }
  return accord_error_pass (error, &failed);
}

/* Months */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
number_months (AccordDealParts *self)
{
  gint64 before = 0;

  self->by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->book->n_slots; i++)
    {
      gint64 month = self->book->deals[i].alive ? month_of (self->book, &self->book->deals[i]) : 0;

      if (month == 0 || month == before || g_hash_table_contains (self->by_key, &month))
        continue;
      before = month;
      g_hash_table_add (self->by_key, g_memdup2 (&month, sizeof month));
      g_array_append_val (self->keys, month);
    }
  g_array_sort (self->keys, compare_keys);
  for (guint i = 0; i < self->keys->len; i++)
    {
      gint64 *month = &g_array_index (self->keys, gint64, i);

      g_hash_table_replace (self->by_key, g_memdup2 (month, sizeof *month), GUINT_TO_POINTER (i + 1));
      *month = accord_date_from_ymd ((int) ((*month - 1) / 12), (int) ((*month - 1) % 12) + 1, 1);
    }
}

/* Texts and choices */

typedef struct {
  AccordDealParts *parts;
  GHashTable *known; /* text → code */
} Texts;

static void
take_text_cb (gint64 id, const char *text, gint64 number, gpointer data)
{
  Texts *self = data;
  gpointer code;

  if (text == NULL || *text == '\0' || id <= 0 || id >= self->parts->book->n_slots)
    return;
  if (!g_hash_table_lookup_extended (self->known, text, NULL, &code))
    {
      code = GUINT_TO_POINTER (self->parts->texts->len + 1);
      g_ptr_array_add (self->parts->texts, g_strdup (text));
      g_hash_table_insert (self->known, self->parts->texts->pdata[self->parts->texts->len - 1], code);
    }
  self->parts->codes[id] = GPOINTER_TO_UINT (code);
}

typedef struct {
  char *text;
  guint place; /* among the choices; behind them for others */
  guint code;  /* as it was met */
} Text;

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const Text *x = a, *y = b;

  return x->place != y->place ? (x->place > y->place) - (x->place < y->place) : g_utf8_collate (x->text, y->text);
}

static guint
place_of (const AccordField *field, const char *text)
{
  guint i = 0;

  for (; field->choices != NULL && field->choices[i].value != NULL; i++)
    if (g_str_equal (field->choices[i].value, text))
      break;
  return i;
}

/* As they were met: in their order. */
static void
sort_texts (AccordDealParts *self, const AccordField *field)
{
  g_autofree Text *texts = g_new0 (Text, self->texts->len + 1);
  g_autofree guint32 *places = g_new0 (guint32, self->texts->len + 1);

  for (guint i = 0; i < self->texts->len; i++)
    texts[i] = (Text) { self->texts->pdata[i], place_of (field, self->texts->pdata[i]), i + 1 };
  qsort (texts, self->texts->len, sizeof *texts, compare_texts);
  for (guint i = 0; i < self->texts->len; i++)
    {
      self->texts->pdata[i] = texts[i].text;
      places[texts[i].code] = i + 1;
    }
  for (guint i = 0; i < self->book->n_slots; i++)
    self->codes[i] = places[self->codes[i]];
}

static gboolean
number_texts (AccordDealParts *self, AccordReader *reader, const AccordKind *kind, int field, GError **error)
{
  Texts texts = { self, NULL };
  g_autoptr (GHashTable) known = texts.known = g_hash_table_new (g_str_hash, g_str_equal);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->codes = g_new0 (guint32, self->book->n_slots + 1);
  if (!accord_reader_each_value (reader, kind, kind->fields[field].name, take_text_cb, &texts, error))
    return FALSE;
  sort_texts (self, &kind->fields[field]);
  return TRUE;
}

/**
 * accord_deal_parts_begin:
 * @self: (out): to be cleared in any case
 * @book: a book that has followed
 * @reader: the reader, on its thread
 * @by: one of the %ACCORD_DEALS_BY_STAGE and following, or a text or choice field of deals
 *
 * Returns: %FALSE with an error: the file could not be read, or deals have no such field
 */
gboolean
accord_deal_parts_begin (AccordDealParts *self, const AccordDealBook *book, AccordReader *reader, const char *by, GError **error)
{
  const AccordKind *deals = accord_reader_get_kind (reader, &accord_deal_kind);
  int field = accord_kind_find (deals, by);

  *self = (AccordDealParts) { .book = book, .keys = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  if (g_str_equal (by, ACCORD_DEALS_BY_STAGE))
    {
      self->key_of = stage_of;
      return number_stages (self, reader, error);
    }
  if (g_str_equal (by, ACCORD_DEALS_BY_MONTH))
    {
      self->key_of = month_of;
      number_months (self);
      return TRUE;
    }
  self->key_of = g_str_equal (by, ACCORD_DEALS_BY_PRODUCT)    ? product_of
                 : g_str_equal (by, ACCORD_DEALS_BY_CUSTOMER) ? customer_of
                 : g_str_has_prefix (by, ACCORD_DEALS_BY_OWNER) ? owner_of
                                                              : NULL;
  if (g_str_equal (by, ACCORD_DEALS_BY_TEAM))
    return read_teams (self, reader, error) && number_links (self, reader, &accord_team_kind, error);
  if (self->key_of != NULL)
    return number_links (self, reader, accord_field_target (&deals->fields[field]), error);
  if (field >= 0 && !accord_field_has_number (&deals->fields[field]))
    return number_texts (self, reader, deals, field, error);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, "Deals cannot be grouped by “%s”.", by);
  return FALSE;
}

/**
 * accord_deal_parts_clear:
 * @self: parts; clearing them twice does no harm
 */
void
accord_deal_parts_clear (AccordDealParts *self)
{
  g_clear_pointer (&self->over, g_hash_table_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_free);
  g_clear_pointer (&self->ranks, g_free);
}

/**
 * accord_deal_parts_of:
 * @deal: id of a deal
 *
 * Returns: the number of its group; 0: none, or what it points to is not there any more
 */
guint32
accord_deal_parts_of (const AccordDealParts *self, gint64 deal)
{
  gint64 key;

  if (deal <= 0 || deal >= self->book->n_slots)
    return 0;
  if (self->key_of == NULL)
    return self->codes[deal];
  key = self->key_of (self->book, &self->book->deals[deal]);
  if (self->over != NULL)
    {
      const gint64 *instead = g_hash_table_lookup (self->over, &key);

      key = instead != NULL ? *instead : 0;
    }
  if (self->by_key != NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, &key));
  return key > 0 && key < self->n_ranks ? self->ranks[key] : 0;
}

/**
 * accord_deal_parts_n:
 *
 * Returns: the highest number of a group
 */
guint
accord_deal_parts_n (const AccordDealParts *self)
{
  return self->texts != NULL ? self->texts->len : self->keys->len;
}
