/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is special about a file of deals: its stages become stages of the workspace, its dates
 * become stage events, a deal without a name is called after what is sold and to whom, and the
 * zero of a lost deal is no amount. Database thread. */

#include "accord-import-run-private.h"

#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"
#include "accord-text.h"

static int
deal_field (const char *name)
{
  return accord_kind_find (&accord_deal_kind, name);
}

static void
word_free (AccordImportStageWord *word)
{
  g_free (word->word);
  g_free (word);
}

static gboolean
is_date_part (const AccordImportFile *file,
              const AccordImportPart *part)
{
  return part->type == ACCORD_IMPORT_PART_ENTERED
         || (part->type == ACCORD_IMPORT_PART_FIELD
             && file->kind->fields[part->field].type == ACCORD_FIELD_DATE);
}

static int
count_dates (AccordImportFile   *file,
             const AccordTableRow *row)
{
  int n = 0;

  for (guint i = 0; i < file->parts->len; i++)
    {
      const AccordImportPart *part = &g_array_index (file->parts, AccordImportPart, i);

      n += is_date_part (file, part) && part->column < row->n_cells
           && !accord_column_is_no_value (row->cells[part->column]);
    }
  return n;
}

static int
column_of (AccordImportFile *file,
           const char       *field_name)
{
  for (guint i = 0; i < file->parts->len; i++)
    {
      const AccordImportPart *part = &g_array_index (file->parts, AccordImportPart, i);

      if (part->type == ACCORD_IMPORT_PART_FIELD && part->field == deal_field (field_name))
        return part->column;
    }
  return -1;
}

static void
add_probability (AccordImportFile      *file,
                 const AccordTableRow  *row,
                 AccordImportStageWord *word)
{
  int column = column_of (file, "probability");
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (column < 0 || (guint) column >= row->n_cells
      || !accord_field_parse (&accord_deal_kind.fields[deal_field ("probability")],
                              row->cells[column], NULL, &value, NULL)
      || !value.has_number)
    return;
  word->sum += value.number;
  word->n_sum++;
}

static void
count_word (AccordImportFile   *file,
            GHashTable         *words,
            GPtrArray          *list,
            const AccordTableRow *row,
            guint               column)
{
  g_autofree char *text = NULL;
  AccordImportStageWord *word;

  if (column >= row->n_cells || *row->cells[column] == '\0'
      || strcmp (row->cells[column], "NULL") == 0 || row->n_cells > file->n_columns)
    return;
  text = accord_text_clean (row->cells[column], FALSE);
  word = *text == '\0' ? NULL : g_hash_table_lookup (words, text);
  if (word == NULL && *text != '\0')
    {
      word = g_new0 (AccordImportStageWord, 1);
      word->word = g_strdup (text);
      word->first = list->len;
      g_ptr_array_add (list, word);
      g_hash_table_insert (words, word->word, word);
    }
  if (word == NULL)
    return;
  word->n_rows++;
  word->n_dates += count_dates (file, row);
  add_probability (file, row, word);
}

/*< private >
 * accord_import_deals_prepare:
 * @file: a file of deals, before its first row
 * @error: return location
 *
 * Reads the file's stages and makes sure that the workspace has them.
 */
gboolean
accord_import_deals_prepare (AccordImportFile  *file,
                             GError           **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  int column = column_of (file, "stage");
  GError *failure = NULL;
  AccordTableRow row;

  if (file->run->stages == NULL)
    file->run->stages = accord_import_stages_new (file->run->bulk, error);
  if (file->run->stages == NULL)
    return FALSE;
  if (!accord_import_plan_rewind (file->plan, error))
    return FALSE;
  while (column >= 0 && accord_import_plan_next (file->plan, &row, &failure))
    count_word (file, words, list, &row, column);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return accord_import_stages_fit (file->run->stages, list, file->result->file_name, file->result,
                                   error);
}

static AccordImportStage *
stage_of_row (AccordImportFile *file)
{
  const char *word = file->texts[deal_field ("stage")];

  return word == NULL ? NULL : accord_import_stages_find (file->run->stages, word);
}

static char *
link_title (AccordImportFile  *file,
            int                field,
            GError           **error)
{
  const AccordKind *target = accord_field_target (&file->kind->fields[field]);
  AccordImportLinks *links;

  if (!file->values[field].has_number)
    return g_strdup ("");
  links = accord_import_run_links (file->run, target, error);
  return links == NULL ? NULL
                       : accord_import_links_title (links, file->values[field].number, error);
}

static gboolean
make_name (AccordImportFile  *file,
           GError           **error)
{
  AccordValue *name = &file->values[deal_field ("name")];
  const char *reference = file->values[deal_field ("reference")].text;
  g_autofree char *product = NULL;
  g_autofree char *customer = NULL;
  g_autofree char *both = NULL;

  if (name->text != NULL)
    return TRUE;
  product = link_title (file, deal_field ("product"), error);
  customer = product == NULL ? NULL : link_title (file, deal_field ("customer"), error);
  if (customer == NULL)
    return FALSE;
  both = *product != '\0' && *customer != '\0' ? g_strdup_printf ("%s – %s", product, customer)
                                               : g_strconcat (product, customer, NULL);
  accord_value_set_text (name, *both != '\0' ? both : reference);
  file->defaults |= G_GUINT64_CONSTANT (1) << deal_field ("name");
  if (name->text != NULL)
    return TRUE;
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                       _("The deal has no name, no product, no customer and no reference."));
  return FALSE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const AccordImportEntry *left = a;
  const AccordImportEntry *right = b;

  return left->on < right->on ? -1 : left->on > right->on;
}

/* A date of closing belongs to a closed deal; for an open one it is the day hoped for. */
static void
settle_close_date (AccordImportFile        *file,
                   const AccordImportStage *stage)
{
  AccordValue *closed = &file->values[deal_field ("closed_on")];
  AccordValue *expected = &file->values[deal_field ("expected_on")];
  AccordValue *opened = &file->values[deal_field ("opened_on")];

  if (!opened->has_number && file->entries->len > 0)
    accord_value_set_number (opened, g_array_index (file->entries, AccordImportEntry, 0).on);
  if (accord_import_stage_is_open (stage) && closed->has_number)
    {
      if (!expected->has_number)
        accord_value_copy (expected, closed);
      accord_value_clear (closed);
      file->n_expected++;
    }
  file->n_backwards += opened->has_number && closed->has_number && closed->number < opened->number;
}

/*< private >
 * accord_import_deals_complete:
 * @file: a file whose row was read and linked
 * @error: return location; %ACCORD_RULE_ERROR refuses the row
 *
 * Fills what the row means without saying it: name, amount, dates.
 */
gboolean
accord_import_deals_complete (AccordImportFile  *file,
                              GError           **error)
{
  AccordValue *amount = &file->values[deal_field ("amount")];
  AccordImportStage *stage = stage_of_row (file);

  if (stage == NULL)
    stage = accord_import_stages_first_open (file->run->stages);
  if (stage == NULL)
    {
      g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                           _("There is no open stage to put the deal in."));
      return FALSE;
    }
  if (accord_import_stage_is (stage, "lost") && amount->has_number && amount->number == 0)
    {
      accord_value_clear (amount);
      file->n_lost_zero++;
    }
  g_array_sort (file->entries, compare_entries);
  settle_close_date (file, stage);
  return make_name (file, error);
}

/*< private >
 * accord_import_deals_place:
 * @file: a file whose row is complete
 * @id: the deal, 0 for a new one
 *
 * Puts the deal in its stage. One that the file gives no stage stays where it is.
 */
void
accord_import_deals_place (AccordImportFile *file,
                           gint64            id)
{
  AccordImportStages *stages = file->run->stages;
  AccordImportStage *stage = stage_of_row (file);

  if (stage == NULL && id == 0)
    {
      stage = accord_import_stages_first_open (stages);
      file->n_no_stage++;
    }
  if (stage != NULL)
    accord_import_stages_place (stages, stage, id, &file->values[deal_field ("stage")]);
}

static gboolean
tell (AccordImportFile   *file,
      gint64              id,
      gint64             *from,
      gint64              to,
      const gint64       *on,
      GError            **error)
{
  const AccordBulkStageEvent event = {
    .deal = id, .from_stage = *from, .to_stage = to, .has_date = on != NULL, .effective_on = on == NULL ? 0 : *on,
  };

  if (accord_bulk_stage_event (file->run->bulk, &event, error) == 0)
    return FALSE;
  *from = to;
  return TRUE;
}

/* The day on which the deal entered the stage it stands in now, where the row tells. */
static const gint64 *
entry_date (AccordImportFile        *file,
            const AccordImportStage *stage,
            gboolean                 first)
{
  const AccordValue *closed = &file->values[deal_field ("closed_on")];
  const AccordValue *opened = &file->values[deal_field ("opened_on")];

  if (!accord_import_stage_is_open (stage))
    return closed->has_number ? &closed->number : NULL;
  return first && opened->has_number ? &opened->number : NULL;
}

/*< private >
 * accord_import_deals_tell:
 * @file: a file whose row was written as a new deal
 * @id: the deal
 * @error: return location
 *
 * Writes the stage changes that the row's dates tell. (For a deal that was here before, the
 * journal's transition rule writes the move.)
 */
gboolean
accord_import_deals_tell (AccordImportFile  *file,
                          gint64             id,
                          GError           **error)
{
  gint64 to = file->values[deal_field ("stage")].number;
  AccordImportStage *stage = accord_import_stages_by_id (file->run->stages, to);
  const char *reference = file->values[deal_field ("reference")].text;
  gint64 at = 0;

  if (file->run->told != NULL && reference != NULL && g_hash_table_contains (file->run->told, reference))
    return TRUE;
  for (guint i = 0; i < file->entries->len; i++)
    {
      AccordImportEntry *entry = &g_array_index (file->entries, AccordImportEntry, i);

      if (entry->stage->id != at && !tell (file, id, &at, entry->stage->id, &entry->on, error))
        return FALSE;
    }
  return at == stage->id || tell (file, id, &at, stage->id, entry_date (file, stage, at == 0), error);
}

/*< private >
 * Says what was decided for the file.
 */
void
accord_import_deals_report (AccordImportFile *file)
{
  accord_import_result_count (file->result, file->n_lost_zero,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s lost deal had the value 0: kept without an amount.",
                                           "%s lost deals had the value 0: kept without an amount.",
                                           file->n_lost_zero));
  accord_import_result_count (file->result, file->n_expected,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s open deal has a closing date: taken as expected.",
                                           "%s open deals have a closing date: taken as expected.",
                                           file->n_expected));
  accord_import_result_count (file->result, file->n_backwards,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s deal closed before it opened: check its dates.",
                                           "%s deals closed before they opened: check their dates.",
                                           file->n_backwards));
  accord_import_result_count (file->result, file->n_no_stage,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%s deal has no stage: put in the first one.",
                                           "%s deals have no stage: put in the first one.",
                                           file->n_no_stage));
}
