/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a rule. It follows the entity; what it shows is made anew after each change. */

#include "accord-config.h"

#include "accord-rule-page.h"

#include <glib/gi18n-lib.h>
#include "accord-automation.h"
#include "accord-commit.h"
#include "accord-filter-editor.h"
#include "accord-group-rows.h"
#include "accord-plain-row.h"
#include "accord-rule-deeds.h"
#include "accord-rule-log.h"

#define LINES_MAX 20

typedef struct {
  gatomicrefcount refs;
  gboolean gone;
  AccordWorkspace *workspace;
  AccordEntity *entity;
  AdwPreferencesGroup *when, *conditions, *then, *trial;
  GtkWidget *deeds;
  GPtrArray *condition_rows, *trial_rows, *when_rows; /* owned by the groups */
  char *shown; /* what they were made of; a condition that is being written stays while other things change */
  GtkWidget *run;
} Page;

static Page *
page_ref (Page *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
page_unref (gpointer data)
{
  Page *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->workspace);
  g_object_unref (self->entity);
  g_ptr_array_unref (self->condition_rows);
  g_ptr_array_unref (self->trial_rows);
  g_ptr_array_unref (self->when_rows);
  g_free (self->shown);
  g_free (self);
}

static const AccordKind *
target_of (Page *self)
{
  const AccordKind *kind = accord_kind_by_name (accord_entity_get_text (self->entity, "target"));

  return accord_store_get_kind (accord_workspace_get_store (self->workspace), kind != NULL ? kind : &accord_customer_kind);
}

static void
set_text (Page *self, const char *field, const char *text)
{
  g_autofree char *label = g_strdup_printf (_ ("Changed %s"), accord_entity_get_title (self->entity));
  AccordEdit *edit = accord_edit_new (label);

  if (text != NULL)
    accord_edit_set_text (edit, &accord_automation_kind, accord_entity_get_id (self->entity), field, text);
  else
    accord_edit_clear (edit, &accord_automation_kind, accord_entity_get_id (self->entity), field);
  accord_commit (GTK_WIDGET (self->conditions), self->workspace, edit);
}

/* NULL with a sentence where they cannot be understood: then they are left as they are, or taken away as a whole. */
static AccordFilter *
filter_of (Page *self, GError **error)
{
  const char *json = accord_entity_get_text (self->entity, "filter");

  return json != NULL ? accord_filter_from_json (target_of (self), json, error) : accord_filter_new (target_of (self), FALSE);
}

static void
remove_condition_cb (GtkWidget *button, Page *self)
{
  g_autoptr (AccordFilter) old = filter_of (self, NULL), filter = old != NULL ? accord_filter_copy (old) : NULL;
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
  g_autofree char *json = NULL;

  if (filter != NULL && at < accord_filter_get_n (filter))
    accord_filter_remove (filter, at);
  json = filter != NULL && accord_filter_get_n (filter) > 0 ? accord_filter_to_json (filter) : NULL;
  set_text (self, "filter", json);
}

static void
made_cb (AccordFilterEditor *editor, AccordFilter *made, Page *self)
{
  g_autoptr (AccordFilter) old = filter_of (self, NULL), filter = old != NULL ? accord_filter_copy (old) : NULL;
  g_autofree char *json = NULL;
  guint n;

  if (filter == NULL)
    return;
  for (guint i = 0; i < accord_filter_get_n (made); i++)
    {
      const AccordOperand *operands = accord_filter_get_operands (made, i, &n);

      accord_filter_add (filter, accord_filter_get_path (made, i), accord_filter_get_op (made, i), operands, n, NULL);
    }
  json = accord_filter_to_json (filter);
  set_text (self, "filter", json);
  gtk_popover_popdown (GTK_POPOVER (editor));
}

static GtkWidget *
remove_button (const char *name, guint at)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("accord-cross-symbolic");

  g_object_set (button, "valign", GTK_ALIGN_CENTER, "tooltip-text", name, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (at));
  return button;
}

static void
add_condition (Page *self, const char *words, guint at)
{
  GtkWidget *row = accord_plain_row_new (words, NULL), *remove = remove_button (_ ("Remove Condition"), at);

  g_signal_connect (remove, "clicked", G_CALLBACK (remove_condition_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  accord_group_add_row (self->conditions, self->condition_rows, row);
}

static void
show_conditions (Page *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordFilter) filter = filter_of (self, &error);
  GtkWidget *add, *button, *editor;

  accord_group_clear_rows (self->conditions, self->condition_rows);
  if (filter == NULL)
    {
      add_condition (self, error->message, 0);
      return;
    }
  for (guint i = 0; i < accord_filter_get_n (filter); i++)
    {
      g_autofree char *words = accord_filter_describe_item (filter, i);

      add_condition (self, words, i);
    }
  add = adw_action_row_new ();
  button = gtk_menu_button_new ();
  editor = accord_filter_editor_new (self->workspace, target_of (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), accord_filter_get_n (filter) > 0 ? _ ("And another condition") : _ ("For all of them; or only if"));
  g_object_set (button, "icon-name", "accord-plus-symbolic", "valign", GTK_ALIGN_CENTER, "popover", editor, "tooltip-text", _ ("Add Condition"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add Condition"), -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (editor, "made", G_CALLBACK (made_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (add), button);
  accord_group_add_row (self->conditions, self->condition_rows, add);
}

static void
field_chosen_cb (AdwComboRow *row, GParamSpec *pspec, Page *self)
{
  const char *const *names = g_object_get_data (G_OBJECT (row), "names");

  set_text (self, "field", names[adw_combo_row_get_selected (row)]);
}

static gboolean
may_watch (const AccordField *field, gboolean dates)
{
  return !(field->flags & ACCORD_FIELD_HIDDEN) && (!dates || field->type == ACCORD_FIELD_DATE || field->type == ACCORD_FIELD_TIME);
}

/* Which field is watched, where one is. */
static void
show_when (Page *self)
{
  const char *trigger = accord_entity_get_text (self->entity, "trigger"), *now = accord_entity_get_text (self->entity, "field");
  gboolean dates = g_strcmp0 (trigger, "date") == 0;
  const AccordKind *kind = target_of (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *names = g_ptr_array_new ();
  GtkWidget *row;
  guint selected = GTK_INVALID_LIST_POSITION;

  accord_group_clear_rows (self->when, self->when_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->when), dates || g_strcmp0 (trigger, "changed") == 0);
  for (int i = 0; i < kind->n_fields; i++)
    if (may_watch (&kind->fields[i], dates))
      {
        if (g_strcmp0 (kind->fields[i].name, now) == 0)
          selected = names->len;
        gtk_string_list_append (labels, accord_field_label (&kind->fields[i]));
        g_ptr_array_add (names, (gpointer) kind->fields[i].name);
      }
  row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Field"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "names", g_ptr_array_free (names, FALSE), g_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (field_chosen_cb), self);
  accord_group_add_row (self->when, self->when_rows, row);
}

static void
add_line (Page *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  accord_group_add_row (self->trial, self->trial_rows, row);
}

/* What was refused, and that not all was looked at: no number tells that. */
static void
show_result (Page *self, const AccordAutomationResult *result, const char *words)
{
  g_autofree char *most = accord_number_format (ACCORD_AUTOMATION_HITS_MAX);
  g_autofree char *more = result->more ? g_strdup_printf (_ ("It applies to more: only the first %s were looked at."), most) : NULL;
  g_autofree char *all = more != NULL ? g_strjoin (" ", words, more, NULL) : g_strdup (words);

  accord_group_clear_rows (self->trial, self->trial_rows);
  adw_preferences_group_set_description (self->trial, all);
  for (guint i = 0; i < MIN (result->failed->len, LINES_MAX); i++)
    add_line (self, result->failed->pdata[i], _ ("Refused"));
}

static DexFuture *
tried_cb (DexFuture *future, gpointer data)
{
  Page *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  AccordAutomationResult *result = value != NULL ? g_value_get_boxed (value) : NULL;
  g_autofree char *words = NULL;

  if (self->gone)
    return dex_future_new_true ();
  if (result == NULL)
    {
      accord_group_clear_rows (self->trial, self->trial_rows);
      adw_preferences_group_set_description (self->trial, error->message);
      return dex_future_new_true ();
    }
  words = g_strdup_printf (ngettext ("It would do something to %u record that is there.", "It would do something to %u records that are there.", result->n_done), result->n_done);
  show_result (self, result, words);
  for (guint i = 0; i < MIN (result->lines->len, LINES_MAX); i++)
    add_line (self, result->lines->pdata[i], "");
  gtk_widget_set_visible (self->run, result->n_done > 0 && !accord_workspace_is_read_only (self->workspace));
  return dex_future_new_true ();
}

static void
try_cb (GtkWidget *row, Page *self)
{
  dex_future_disown (dex_future_finally (accord_automation_try (self->workspace, accord_entity_get_id (self->entity)), tried_cb, page_ref (self), page_unref));
}

static DexFuture *
ran_cb (DexFuture *future, gpointer data)
{
  Page *self = data;
  const AccordAutomationResult *result = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autofree char *words = g_strdup_printf (ngettext ("Done to %u record", "Done to %u records", result->n_done), result->n_done);

  if (self->gone)
    return dex_ref (future);
  accord_say (GTK_WIDGET (self->trial), words);
  show_result (self, result, words);
  gtk_widget_set_visible (self->run, FALSE);
  return dex_ref (future);
}

static DexFuture *
run_ended_cb (DexFuture *future, gpointer data)
{
  if (!((Page *) data)->gone)
    gtk_widget_set_sensitive (((Page *) data)->run, TRUE);
  return dex_ref (future);
}

/* A second press while it runs would do all of it twice. */
static void
run_cb (GtkWidget *row, Page *self)
{
  DexFuture *future;

  if (!gtk_widget_get_sensitive (self->run))
    return;
  gtk_widget_set_sensitive (self->run, FALSE);
  future = dex_future_then (accord_automation_run (self->workspace, accord_entity_get_id (self->entity)), ran_cb, page_ref (self), page_unref);
  dex_future_disown (dex_future_finally (accord_tell_refusal (GTK_WIDGET (self->trial), future), run_ended_cb, page_ref (self), page_unref));
}

/* Days and silence are looked after where a member sits. */
static void
show_watched (Page *self)
{
  const char *trigger = accord_entity_get_text (self->entity, "trigger");
  gboolean nobody = (g_strcmp0 (trigger, "date") == 0 || g_strcmp0 (trigger, "idle") == 0) &&
                    accord_journal_get_actor (accord_workspace_get_journal (self->workspace)) != 0 &&
                    accord_record_number (accord_entity_get_record (self->entity), "owner") == 0;

  adw_preferences_group_set_description (self->then, nobody ? _ ("Nobody watches it, so it does nothing by itself. Choose who does.") : NULL);
}

static void
changed_cb (AccordEntity *entity, GParamSpec *pspec, gpointer data)
{
  Page *self = data;
  const char *trigger = accord_entity_get_text (entity, "trigger"), *field = accord_entity_get_text (entity, "field");
  g_autofree char *words = g_strconcat (accord_entity_get_text (entity, "target"), "\n", trigger, "\n", field != NULL ? field : "", "\n",
                                        accord_entity_get_text (entity, "filter"), NULL);

  show_watched (self);
  if (g_strcmp0 (words, self->shown) != 0)
    {
      g_set_str (&self->shown, words);
      show_when (self);
      show_conditions (self);
    }
  accord_rule_deeds_show (((Page *) data)->deeds, target_of (data));
}

static void
page_gone (gpointer data)
{
  Page *self = data;

  self->gone = TRUE;
  g_signal_handlers_disconnect_by_data (self->entity, self);
  page_unref (self);
}

static void
add_trial (AdwNavigationPage *page, Page *self)
{
  AdwPreferencesGroup *buttons = accord_record_page_add (page, _ ("Try It"), _ ("A dry run over the records that are there changes nothing."));
  GtkWidget *try = accord_open_row_new (_ ("See What It Would Do"), "");

  self->run = accord_open_row_new (_ ("Do It Now"), _ ("As one change that can be undone"));
  gtk_widget_set_visible (self->run, FALSE);
  g_signal_connect (try, "activated", G_CALLBACK (try_cb), self);
  g_signal_connect (self->run, "activated", G_CALLBACK (run_cb), self);
  adw_preferences_group_add (buttons, try);
  adw_preferences_group_add (buttons, self->run);
  self->trial = accord_record_page_add (page, "", NULL);
}

/**
 * accord_rule_page_new:
 * @workspace: the open file
 * @id: of a rule
 *
 * Returns: (transfer floating): a page to be pushed onto the preferences
 */
AdwNavigationPage *
accord_rule_page_new (AccordWorkspace *workspace, gint64 id)
{
  static const char *const left_out[] = { "field", "filter", "actions", "rank", NULL };
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_automation_kind, id);
  AdwNavigationPage *page = accord_record_page_new (workspace, entity, left_out);
  Page *self = g_new0 (Page, 1);

  g_atomic_ref_count_init (&self->refs);
  self->workspace = g_object_ref (workspace);
  self->entity = g_object_ref (entity);
  self->condition_rows = g_ptr_array_new ();
  self->trial_rows = g_ptr_array_new ();
  self->when_rows = g_ptr_array_new ();
  self->when = accord_record_page_add (page, _ ("Watched Field"), NULL);
  self->conditions = accord_record_page_add (page, _ ("Conditions"), NULL);
  self->deeds = accord_rule_deeds_new (workspace, entity);
  self->then = accord_record_page_add (page, _ ("Then"), NULL);
  adw_preferences_group_add (self->then, self->deeds);
  add_trial (page, self);
  accord_rule_log_fill (accord_record_page_add (page, _ ("What It Has Done"), NULL), workspace, id);
  g_signal_connect (entity, "notify::record", G_CALLBACK (changed_cb), self);
  g_object_set_data_full (G_OBJECT (page), "rule", self, page_gone);
  changed_cb (entity, NULL, self);
  return page;
}
