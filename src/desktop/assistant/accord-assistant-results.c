/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import did or would do, file by file: shared by the check and the end. */

#include "accord-config.h"

#include "accord-assistant-results.h"

#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define MAX_LINES 200

/*< private >
 * accord_assistant_find_result:
 * @plans: (element-type AccordImportPlan): what was run
 * @index: one of them
 * @results: (element-type AccordImportResult): what came of it, in the order of dependence
 *
 * Plans of one kind keep their order, so the first result with name and kind that no earlier plan has is
 * the plan's.
 *
 * Returns: the result of that plan
 */
const AccordImportResult *
accord_assistant_find_result (GPtrArray *plans, guint index, GPtrArray *results)
{
  AccordImportPlan *plan = plans->pdata[index];
  guint before = 0;

  for (guint i = 0; i < index; i++)
    before += g_str_equal (accord_import_plan_get_file_name (plans->pdata[i]), accord_import_plan_get_file_name (plan))
              && accord_kind_is (accord_import_plan_get_kind (plans->pdata[i]), accord_import_plan_get_kind (plan));
  for (guint i = 0; i < results->len; i++)
    {
      const AccordImportResult *result = results->pdata[i];

      if (g_str_equal (result->file_name, accord_import_plan_get_file_name (plan))
          && accord_kind_is (result->kind, accord_import_plan_get_kind (plan)) && before-- == 0)
        return result;
    }
  g_return_val_if_reached (NULL);
}

/*< private >
 * Returns: records added or updated
 */
gint64
accord_assistant_count_changes (GPtrArray *results)
{
  gint64 n = 0;

  for (guint i = 0; i < results->len; i++)
    n += ((AccordImportResult *) results->pdata[i])->created + ((AccordImportResult *) results->pdata[i])->updated;
  return n;
}

/*< private >
 * Returns: all of it in one sentence
 */
char *
accord_assistant_sum_up (GPtrArray *results, gboolean done)
{
  gint64 n = accord_assistant_count_changes (results);
  g_autofree char *number = accord_number_format (n);

  return g_strdup_printf (done ? g_dngettext (GETTEXT_PACKAGE, "%s record was added or updated.",
                                              "%s records were added or updated.", n)
                               : g_dngettext (GETTEXT_PACKAGE,
                                              "Nothing is written yet. %s record would be added or updated.",
                                              "Nothing is written yet. %s records would be added or updated.", n),
                          number);
}

/* The file that a sentence of the engine is about: it begins with its name. */
static const char *
file_of (const GError *error, GPtrArray *plans)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const char *name = accord_import_plan_get_file_name (plans->pdata[i]);
      g_autofree char *quoted = g_strdup_printf ("“%s”", name);

      if (g_str_has_prefix (error->message, quoted))
        return name;
    }
  return NULL;
}

/*< private >
 * @error: of an import
 * @plans: (element-type AccordImportPlan): the files
 *
 * Returns: why nothing can be imported, with the file; the window has no options to name
 */
char *
accord_assistant_describe_error (const GError *error, GPtrArray *plans)
{
  const char *name = file_of (error, plans);

  if (name != NULL && g_error_matches (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS))
    return g_strdup_printf (_("“%s”: some dates could be read with the day or with the month first. Go back and choose which."), name);
  if (name != NULL && g_error_matches (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN))
    return g_strdup_printf (_("“%s”: no column holds the names of the records. Go back and choose the one that does."), name);
  return g_strdup (error->message);
}

static void
add_count (AdwPreferencesGroup *group, const char *label, gint64 count, const char *icon_name, const char *css_class)
{
  GtkWidget *row, *value, *icon;
  g_autofree char *number = accord_number_format (count);

  if (count == 0)
    return;
  row = adw_action_row_new ();
  value = gtk_label_new (number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  icon = gtk_image_new_from_icon_name (icon_name);
  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (group, row);
}

static void
add_line (GtkWidget *expander, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static GtkWidget *
expander_new (const char *title, const char *icon_name, const char *css_class)
{
  GtkWidget *expander = adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  if (css_class != NULL)
    gtk_widget_add_css_class (icon, css_class);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (expander), icon);
  return expander;
}

static void
add_rejected (AdwPreferencesGroup *group, GPtrArray *rejected)
{
  g_autofree char *number = accord_number_format (rejected->len);
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%s row is left out", "%s rows are left out", rejected->len), number);
  GtkWidget *expander;

  if (rejected->len == 0)
    return;
  expander = expander_new (title, "accord-warning-symbolic", "warning");
  for (guint i = 0; i < MIN (rejected->len, MAX_LINES); i++)
    {
      const AccordRejectedRow *row = rejected->pdata[i];
      g_autofree char *line = accord_number_format (row->line);
      g_autofree char *text = g_strdup_printf (_("Line %s: %s"), line, row->reason);

      add_line (expander, text);
    }
  adw_preferences_group_add (group, expander);
}

static void
add_texts (AdwPreferencesGroup *group, const char *title, const char *icon_name, GPtrArray *texts)
{
  GtkWidget *expander;

  if (texts->len == 0)
    return;
  expander = expander_new (title, icon_name, NULL);
  for (guint i = 0; i < MIN (texts->len, MAX_LINES); i++)
    add_line (expander, texts->pdata[i]);
  adw_preferences_group_add (group, expander);
}

/*< private >
 * accord_assistant_result_new:
 * @result: of one file
 * @done: whether it is written
 *
 * Returns: (transfer floating): its counts, links, and what was decided
 */
GtkWidget *
accord_assistant_result_new (const AccordImportResult *result, gboolean done)
{
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);
  g_autofree char *title = g_markup_escape_text (result->file_name, -1);

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, accord_kind_plural (result->kind));
  add_count (group, done ? _("Added") : _("New"), result->created, "accord-plus-symbolic", "success");
  add_count (group, done ? _("Updated") : _("To be updated"), result->updated, "document-edit-symbolic", NULL);
  add_count (group, _("Already the same"), result->unchanged, "accord-check-symbolic", NULL);
  add_count (group, _("Left out, as chosen"), result->skipped, "list-remove-symbolic", NULL);
  add_count (group, done ? _("Records made because others name them") : _("Records to be made because others name them"),
             result->links_made, "accord-merge-symbolic", NULL);
  add_count (group, done ? _("People and companies made with them") : _("People and companies to be made with them"),
             result->people, "accord-person-symbolic", NULL);
  add_count (group, _("Further phones, e-mails and addresses"), result->handles, "accord-call-symbolic", NULL);
  add_count (group, _("Tags"), result->tags, "accord-tag-symbolic", NULL);
  add_count (group, _("Pictures"), result->photos, "accord-person-symbolic", NULL);
  add_count (group, _("Links found by name"), result->links_exact, "accord-target-symbolic", NULL);
  add_count (group, _("Links found by a name that nearly matches"), result->links_close, "accord-target-symbolic", NULL);
  if (done)
    add_rejected (group, result->rejected);
  add_texts (group, _("Names that nearly match were taken as the same"), "accord-merge-symbolic", result->close_matches);
  add_texts (group, _("Decisions taken"), "accord-note-symbolic", result->notes);
  return widget;
}
