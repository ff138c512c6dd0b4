/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample: CSV files that the importer reads like anybody's. Some things in them cannot be known
 * when they are written, so they stand as marks that are filled in when they are read:
 *
 *   @-40, @+3       a date so many days before or after today; "@-3 14:30" with a time
 *   @stage1 … 7     the first, second … open stage of the workspace, in its language
 *   @fair, @food    words in the language of whoever adds the sample, as its workspace has them: where a customer or
 *                   a deal came from, industries, reasons of loss. Half of the customers are Chinese, and a chart that
 *                   counts sources is to count each of them once
 *
 * A mark is a whole cell, or what stands behind "entered " in a heading. What has one name in each language is in words.csv. */

#include "accord-config.h"

#include "accord-sample.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "accord-import.h"
#include "accord-period.h"
#include "accord-sample-forecasts.h"
#include "accord-sample-words.h"

#define FORECASTS "forecasts.csv" /* made of the deals: accord-sample-forecasts.c */
#define DEALS "deals.csv"

static const struct
{
  const char *file_name;
  const AccordKind *kind;
} files[] = {
  { "teams.csv", &accord_team_kind },          { "members.csv", &accord_member_kind },
  { "products.csv", &accord_product_kind },    { "campaigns.csv", &accord_campaign_kind },
  { "customers.csv", &accord_customer_kind },
  { "contacts.csv", &accord_contact_kind },    { DEALS, &accord_deal_kind },
  { "activities.csv", &accord_activity_kind }, { "surveys.csv", &accord_activity_kind },
  { "goals.csv", &accord_goal_kind },
  { "tickets.csv", &accord_ticket_kind },      { "credits.csv", &accord_deal_credit_kind },
  { "competencies.csv", &accord_competency_kind }, { "ratings.csv", &accord_rating_kind },
  { "absences.csv", &accord_absence_kind },    { "decisions.csv", &accord_decision_kind },
  { "contracts.csv", &accord_contract_kind },  { "readings.csv", &accord_reading_kind },
  { FORECASTS, &accord_forecast_snapshot_kind },
};

/* Marks that are words. */
static const struct
{
  const char *mark;
  const char *word;
} words[] = {
  { "referral", N_("Referral") }, { "web", N_("Web site") }, { "fair", N_("Trade fair") },
  { "call", N_("Cold call") }, { "event", N_("Customer event") }, { "advert", N_("Advertisement") },
  { "price", N_("Price") }, { "competitor", N_("Competitor") }, { "budget", N_("No budget") },
  { "timing", N_("Timing") }, { "undecided", N_("No decision") },
  { "automotive", N_("Automotive") }, { "biotech", N_("Biotechnology") }, { "chemicals", N_("Chemicals") },
  { "devices", N_("Medical devices") }, { "education", N_("Education") }, { "electronics", N_("Electronics") },
  { "energy", N_("Energy") }, { "environment", N_("Environment") }, { "food", N_("Food") },
  { "furniture", N_("Furniture") }, { "health", N_("Health care") }, { "hospitality", N_("Hospitality") },
  { "logistics", N_("Logistics") }, { "machinery", N_("Machinery") }, { "packaging", N_("Packaging") },
  { "pharma", N_("Pharmaceuticals") }, { "robotics", N_("Robotics") }, { "semiconductors", N_("Semiconductors") },
  { "software", N_("Software") }, { "textiles", N_("Textiles") },
};

typedef struct
{
  gint64 today;
  const char *const *stages;
} Filling;

static const char *
word_of (const char *mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].mark, mark))
      return _(words[i].word);
  g_return_val_if_reached (mark);
}

static gboolean
fill_mark (const GMatchInfo *match, GString *text, gpointer data)
{
  const Filling *filling = data;
  g_autofree char *days = g_match_info_fetch_named (match, "days");
  g_autofree char *stage = g_match_info_fetch_named (match, "stage");
  g_autofree char *span = g_match_info_fetch_named (match, "span");
  g_autofree char *word = g_match_info_fetch_named (match, "word");

  if (word != NULL && *word != '\0')
    g_string_append (text, word_of (word));
  else if (stage != NULL && *stage != '\0')
    {
      guint wanted = *stage - '0';
      guint n_stages = g_strv_length ((GStrv) filling->stages);

      g_string_append (text, n_stages == 0 ? "" : filling->stages[CLAMP (wanted, 1, n_stages) - 1]);
    }
  else if (span != NULL && *span != '\0')
    {
      AccordPeriod period =
        accord_period_containing (*span == 'y' ? ACCORD_PERIOD_YEAR : ACCORD_PERIOD_QUARTER, filling->today, 1);
      g_autofree char *date = accord_date_to_iso (g_str_has_suffix (span, "-end") ? period.to - 1 : period.from);

      g_string_append (text, date);
    }
  else
    {
      g_autofree char *date =
        accord_date_to_iso (filling->today + g_ascii_strtoll (days, NULL, 10));

      g_string_append (text, date);
    }
  return FALSE;
}

/**
 * accord_sample_fill:
 * @text: of a sample file
 * @today: days since 1970-01-01
 * @stages: (array zero-terminated=1): names of the open stages, in order
 *
 * Fills in the marks. A workspace with fewer stages than the sample names gets the last one.
 *
 * Returns: (transfer full): plain CSV
 */
char *
accord_sample_fill (const char *text, gint64 today, const char *const *stages)
{
  Filling filling = { today, stages };
  g_autoptr (GRegex) regex =
    g_regex_new ("(?<=^|,|entered )@(?:(?<days>[-+][0-9]+)|stage(?<stage>[1-9])|(?<span>(?:quarter|year)(?:-end)?)|(?<word>[a-z]+))(?=[,\\r\\n ]|$)",
                 G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace_eval (regex, text, -1, 0, 0, fill_mark, &filling, NULL);
}

static char *
sample_folder (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  const char *own = g_getenv ("ACCORD_SAMPLE_DIR");

  if (own != NULL)
    return g_strdup (own);
  if (g_file_test (ACCORD_SAMPLE_DIR, G_FILE_TEST_IS_DIR))
    return g_strdup (ACCORD_SAMPLE_DIR);
  for (int i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (folders[i], "accord", "sample", NULL);

      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&folder);
    }
  return g_strdup (ACCORD_SAMPLE_DIR);
}

static GStrv
open_stages (AccordWorkspace *workspace, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) stages = NULL;

  if (!accord_query_add_text (query, "outcome", ACCORD_OP_IS, "open") ||
      !accord_query_set_sort (query, "rank", FALSE, error))
    return NULL;
  stages =
    dex_await_boxed (accord_store_select (accord_workspace_get_store (workspace), query), error);
  if (stages == NULL)
    return NULL;
  for (guint i = 0; i < stages->len; i++)
    g_strv_builder_add (builder, accord_record_title (stages->pdata[i]));
  return g_strv_builder_end (builder);
}

/* What is read, and in whose words. */
typedef struct
{
  char *from;
  const char *to;
  GStrv stages;
  GHashTable *words;
} Reading;

static void
reading_clear (Reading *self)
{
  g_free (self->from);
  g_strfreev (self->stages);
  g_clear_pointer (&self->words, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
read_filled (const Reading *self, const char *name, GError **error)
{
  g_autofree char *source = g_build_filename (self->from, name, NULL), *text = NULL, *filled = NULL;

  if (!g_file_get_contents (source, &text, NULL, error))
    return NULL;
  filled = accord_sample_fill (text, accord_date_today (), (const char *const *) self->stages);
  return accord_sample_words_put (self->words, filled);
}

/* Writes a filled copy and makes a plan of it. */
static AccordImportPlan *
plan_file (const Reading *self, guint index, GError **error)
{
  gboolean forecasts = g_str_equal (files[index].file_name, FORECASTS);
  g_autofree char *target = g_build_filename (self->to, files[index].file_name, NULL);
  g_autofree char *text = read_filled (self, forecasts ? DEALS : files[index].file_name, error);
  g_autofree char *made = text != NULL && forecasts ? accord_sample_forecasts (text, accord_date_today ()) : NULL;
  g_autoptr (GFile) file = g_file_new_for_path (target);
  AccordImportPlan *plan;

  if (text == NULL || !g_file_set_contents (target, made != NULL ? made : text, -1, error))
    return NULL;
  plan = dex_await_object (accord_import_plan_new (file, files[index].kind), error);
  if (plan != NULL && forecasts)
    accord_import_plan_set_mode (plan, ACCORD_IMPORT_KEEP_BOTH); /* many of one month */
  return plan;
}

static GPtrArray *
plan_all (AccordWorkspace *workspace, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Reading) reading = { .from = sample_folder (), .to = folder };

  reading.stages = open_stages (workspace, error);
  reading.words = reading.stages != NULL ? accord_sample_words_read (reading.from, error) : NULL;
  if (reading.words == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      AccordImportPlan *plan = plan_file (&reading, i, error);

      if (plan == NULL)
        return NULL;
      g_ptr_array_add (plans, plan);
    }
  return g_steal_pointer (&plans);
}

static void
remove_folder (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].file_name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static DexFuture *
add_fiber (gpointer data)
{
  AccordWorkspace *workspace = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("accord-sample-XXXXXX", &error);
  g_autoptr (GPtrArray) plans = folder == NULL ? NULL : plan_all (workspace, folder, &error);
  gboolean done = FALSE;

  if (plans != NULL)
    done = dex_await (
      accord_import_run_as (workspace, _ ("Added sample data"), plans, FALSE, NULL, NULL, NULL),
      &error);
  if (folder != NULL)
    remove_folder (folder);
  return done ? dex_future_new_for_boolean (TRUE)
              : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_sample_add:
 * @workspace: an open file
 *
 * Adds the sample as one change set, so that one undo takes it away.
 *
 * Returns: (transfer full): a future of a boolean; rejected with %G_FILE_ERROR where the program is
 *   installed without its sample, or as accord_import_run()
 */
DexFuture *
accord_sample_add (AccordWorkspace *workspace)
{
  return dex_scheduler_spawn (NULL, 256 * 1024, add_fiber, g_object_ref (workspace),
                              g_object_unref);
}
