/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Likely twins of a record that is still being typed: found by the indexes there are, on the page
 * thread, within a frame. */
#include "accord-config.h"

#include "accord-duplicates.h"
#include "accord-phone-national.h"
#include "accord-tax-id.h"
#include "accord-text.h"
#include "accord-twin-scan.h"

#define CANDIDATES 30 /* of each question */
#define SHOWN 5
#define TYPED_MIN 2   /* characters of a name */
#define PERSON_MAX 4  /* syllables of a person's name, which others write apart in Latin letters */

typedef struct {
  AccordTwinFields fields;
  gint64 self;
  int min_score;
  AccordValue values[N_TWIN_FIELDS];
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  for (int i = 0; i < N_TWIN_FIELDS; i++)
    accord_value_clear (&asked->values[i]);
  g_free (asked);
}

static const char *
typed (const Asked *asked, int what)
{
  return asked->values[what].text;
}

/* FALSE where there was an error. */
static gboolean
take (const Asked *asked, const AccordIds *found, GHashTable *ids)
{
  for (guint i = 0; found != NULL && i < found->n_ids; i++)
    if (found->ids[i] != asked->self)
      g_hash_table_add (ids, GSIZE_TO_POINTER (found->ids[i]));
  return found != NULL;
}

/* By what words begin with. */
static gboolean
ask (const Asked *asked, AccordReader *reader, const char *words, GHashTable *ids, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (asked->fields.kind);
  g_autoptr (AccordIds) found = NULL;

  accord_query_set_search (query, words);
  accord_query_set_limit (query, CANDIDATES);
  found = accord_reader_find_beginnings (reader, query, error);
  return take (asked, found, ids);
}

/* By whole words: all of them, or any. */
static gboolean
ask_words (const Asked *asked, AccordReader *reader, char **words, gboolean all, GHashTable *ids, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (asked->fields.kind);
  g_autoptr (AccordIds) found = NULL;

  if (words[0] == NULL)
    return TRUE;
  accord_query_set_limit (query, CANDIDATES);
  found = accord_reader_find_words (reader, query, (const char *const *) words, all, error);
  return take (asked, found, ids);
}

/* The bare name, and its sound, as a person might have written it. */
static gboolean
ask_name (const Asked *asked, AccordReader *reader, GHashTable *ids, GError **error)
{
  const char *name = typed (asked, TWIN_NAME);
  g_autofree char *core = name ? accord_text_company_core (name, NULL) : NULL;
  g_autofree char *spelled = core ? accord_text_spell (core) : NULL;
  g_auto (GStrv) syllables = NULL;
  g_autofree char *joined = NULL;

  if (core == NULL || g_utf8_strlen (core, -1) < TYPED_MIN)
    return TRUE;
  if (!ask (asked, reader, core, ids, error))
    return FALSE;
  if (!accord_text_has_han (core))
    return TRUE;
  syllables = g_strsplit (spelled, " ", -1);
  joined = g_strjoinv ("", syllables);
  return ask (asked, reader, joined, ids, error) &&
         (g_strv_length (syllables) > PERSON_MAX || ask_words (asked, reader, syllables, TRUE, ids, error));
}

static gboolean
ask_all (const Asked *asked, AccordReader *reader, GHashTable *ids, GError **error)
{
  g_autofree char *mailbox = NULL;
  g_autofree char *tax = accord_tax_id_key (typed (asked, TWIN_TAX_ID));
  g_auto (GStrv) numbers = accord_phone_national_words (typed (asked, TWIN_PHONE));
  g_auto (GStrv) mailbox_words = NULL, tax_words = accord_text_search_terms (tax);
  gboolean shared;

  accord_twin_email (typed (asked, TWIN_EMAIL), &shared, &mailbox);
  mailbox_words = accord_text_search_terms (mailbox);
  return ask_words (asked, reader, numbers, FALSE, ids, error) && ask_words (asked, reader, mailbox_words, TRUE, ids, error) &&
         ask_words (asked, reader, tax_words, TRUE, ids, error) && ask_name (asked, reader, ids, error);
}

/* The cells of a record, or of what is typed. */
static void
describe (const Asked *asked, AccordRecord *record, AccordTwinRow *row, GString *texts)
{
  AccordCell cells[N_TWIN_FIELDS] = { 0 };

  for (int i = 0; i < N_TWIN_FIELDS; i++)
    if (asked->fields.at[i] >= 0)
      {
        const AccordValue *value = record ? accord_record_value (record, asked->fields.fields[i]) : &asked->values[i];

        cells[asked->fields.at[i]] = (AccordCell) { value->text, value->number };
      }
  accord_twin_row_read (row, &asked->fields, record ? accord_record_id (record) : 0, cells, texts);
}

/* Names are counted among the candidates: there are more of them when the name is frequent. */
static void
count_names (AccordTwinRow *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      rows[i].n_alike += rows[j].name == rows[i].name;
}

static void
compare_records (const Asked *asked, GPtrArray *records, AccordDuplicates *result)
{
  g_autofree AccordTwinRow *rows = g_new0 (AccordTwinRow, records->len + 1);
  g_autoptr (GString) texts = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    describe (asked, records->pdata[i], &rows[i], texts);
  describe (asked, NULL, &rows[records->len], texts);
  count_names (rows, records->len + 1);
  for (guint i = 0; i < records->len; i++)
    {
      AccordTwins pair = { asked->self, i, 0, 0 };

      pair.score = accord_twin_score (&rows[records->len], &rows[i], texts->str, 0, &pair.reasons);
      if (pair.score >= asked->min_score)
        g_array_append_val (result->pairs, pair);
    }
  accord_duplicates_sort (result);
  g_array_set_size (result->pairs, MIN (result->pairs->len, SHOWN));
  for (guint i = 0; i < result->pairs->len; i++)
    {
      AccordTwins *pair = &g_array_index (result->pairs, AccordTwins, i);

      g_ptr_array_add (result->records, accord_record_ref (records->pdata[pair->b]));
      pair->b = accord_record_id (records->pdata[pair->b]);
    }
}

static DexFuture *
hint_read (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  AccordDuplicates *result;
  GHashTableIter iter;
  gpointer id;

  if (!ask_all (asked, reader, ids, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_val (list, id);
  records = accord_reader_load (reader, asked->fields.kind, (const gint64 *) (gconstpointer) list->data, list->len, &error);
  if (records == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  result = accord_duplicates_new (asked->fields.kind);
  result->n_scanned = records->len;
  result->records = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  compare_records (asked, records, result);
  return dex_future_new_take_boxed (ACCORD_TYPE_DUPLICATES, result);
}

/**
 * accord_duplicates_hint:
 * @values: as far as typed, in field order of @kind
 * @self: the record being edited, 0 for a new one
 * @min_score: %ACCORD_TWIN_HINT
 *
 * Finds records that what is being typed may be. Asks indexes only, so it takes milliseconds at any size.
 *
 * Returns: (transfer full): a future that resolves to #AccordDuplicates with at most five pairs, a
 *   being @self, and their records
 */
DexFuture *
accord_duplicates_hint (AccordStore *store, const AccordKind *kind, const AccordValue *values, gint64 self,
                        int min_score)
{
  Asked *asked;

  g_return_val_if_fail (accord_duplicates_has (kind), NULL);
  asked = g_new0 (Asked, 1);
  asked->self = self;
  asked->min_score = min_score;
  accord_twin_fields_init (&asked->fields, kind);
  for (int i = 0; i < N_TWIN_FIELDS; i++)
    if (asked->fields.fields[i] >= 0)
      accord_value_copy (&asked->values[i], &values[asked->fields.fields[i]]);
  return accord_store_read (store, hint_read, asked, asked_free);
}
