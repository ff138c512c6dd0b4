/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The deeds of a rule: a list box whose rows are made anew after each change of them. The list owns its state, which
 * holds templates and members once they are read. What was typed into a row and not applied yet is taken over with
 * whatever is changed here, and stands in the new row where somebody else changed something. */

#include "accord-config.h"

#include "accord-rule-deeds.h"

#include <glib/gi18n-lib.h>
#include "accord-automation.h"
#include "accord-commit.h"
#include "accord-plain-row.h"
#include "accord-rule-choices.h"
#include "accord-rule-drafts.h"

typedef struct {
  gatomicrefcount refs;
  gboolean gone;
  AccordWorkspace *workspace;
  AccordEntity *rule;
  const AccordKind *target;
  GtkListBox *list;
  GPtrArray *deeds;     /* of AccordAutomationDeed; NULL: they are not understood, and stay as they are */
  GPtrArray *templates; /* of AccordRecord; NULL before they are read */
  GPtrArray *members;
  GPtrArray *entries;   /* of AdwEntryRow, owned by the list */
  char *shown;          /* what the rows were made of */
  int open;             /* the row that is unfolded, -1: none */
} State;

static void
state_unref (gpointer data)
{
  State *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->workspace);
  g_object_unref (self->rule);
  g_clear_pointer (&self->deeds, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_ptr_array_unref (self->entries);
  g_free (self->shown);
  g_free (self);
}

static void
state_gone (gpointer data)
{
  ((State *) data)->gone = TRUE;
  state_unref (data);
}

static void
save (State *self)
{
  g_autofree char *label = g_strdup_printf (_ ("Changed what %s does"), accord_entity_get_title (self->rule));
  g_autofree char *json = accord_automation_deeds_to_json (self->deeds);
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_set_text (edit, &accord_automation_kind, accord_entity_get_id (self->rule), "actions", json);
  accord_commit (GTK_WIDGET (self->list), self->workspace, edit);
}

/* Whatever is changed takes with it what was typed. */
static void
apply_typed (State *self)
{
  accord_rule_drafts_apply (self->entries, self->deeds, self->target, accord_workspace_get_currency (self->workspace));
}

static AccordAutomationDeed *
deed_of (State *self, gpointer row)
{
  apply_typed (self);
  self->open = (int) accord_rule_row_place (row);
  return self->deeds->pdata[self->open];
}

static void
text_cb (AdwEntryRow *row, State *self)
{
  deed_of (self, row);
  save (self);
}

static void
days_cb (AdwSpinRow *row, GParamSpec *pspec, State *self)
{
  int days = (int) adw_spin_row_get_value (row);

  if (days == ((AccordAutomationDeed *) self->deeds->pdata[accord_rule_row_place (GTK_WIDGET (row))])->days)
    return;
  deed_of (self, row)->days = days;
  save (self);
}

static void
name_cb (AdwComboRow *row, GParamSpec *pspec, State *self)
{
  const char *const *names = g_object_get_data (G_OBJECT (row), "names");
  AccordAutomationDeed *deed = deed_of (self, row);

  g_set_str (&deed->name, names[adw_combo_row_get_selected (row)]);
  accord_automation_deed_set_text (deed, self->target, accord_workspace_get_currency (self->workspace), deed->text);
  save (self);
}

static void
record_cb (AdwComboRow *row, GParamSpec *pspec, State *self)
{
  GPtrArray *records = g_object_get_data (G_OBJECT (row), "records");
  AccordAutomationDeed *deed = deed_of (self, row);
  guint selected = adw_combo_row_get_selected (row);
  gboolean optional = deed->type == ACCORD_AUTOMATION_NOTIFY;

  if (optional && selected == 0)
    deed->has_uid = FALSE;
  else if (selected - optional < records->len)
    {
      deed->uid = *accord_record_uid (records->pdata[selected - optional]);
      deed->has_uid = TRUE;
    }
  save (self);
}

static void
remove_cb (GtkWidget *button, State *self)
{
  apply_typed (self);
  self->open = -1;
  g_ptr_array_remove_index (self->deeds, accord_rule_row_place (button));
  save (self);
}

static void
add_cb (GtkWidget *row, State *self)
{
  AccordAutomationDeedType type = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "type"));
  AccordAutomationDeed *deed = accord_automation_deed_new (type);

  if (type == ACCORD_AUTOMATION_TASK)
    {
      deed->text = g_strdup (_ ("Call {{customer.name}}"));
      deed->name = g_strdup ("call");
      deed->days = 1;
    }
  if (type == ACCORD_AUTOMATION_NOTIFY)
    deed->text = g_strdup (_ ("Look at {{customer.name}}"));
  apply_typed (self);
  self->open = (int) self->deeds->len;
  g_ptr_array_add (self->deeds, deed);
  save (self);
}

static void
add_entry (State *self, AdwExpanderRow *to, guint at, const char *title)
{
  AccordAutomationDeed *deed = self->deeds->pdata[at];
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), deed->text != NULL ? deed->text : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  accord_rule_drafts_watch (self->entries, row, at);
  g_signal_connect (row, "apply", G_CALLBACK (text_cb), self);
  adw_expander_row_add_row (to, row);
}

static void
add_days (State *self, AdwExpanderRow *to, guint at)
{
  AccordAutomationDeed *deed = self->deeds->pdata[at];
  GtkWidget *row = adw_spin_row_new_with_range (0, 3650, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Due after (days)"));
  adw_spin_row_set_value (ADW_SPIN_ROW (row), deed->days);
  accord_rule_row_put (row, at);
  g_signal_connect (row, "notify::value", G_CALLBACK (days_cb), self);
  adw_expander_row_add_row (to, row);
}

static void
add_choices (State *self, AdwExpanderRow *to, guint at, GtkWidget *row, GCallback chosen)
{
  accord_rule_row_put (row, at);
  g_signal_connect (row, "notify::selected", chosen, self);
  adw_expander_row_add_row (to, row);
}

static const char *
label_of (AccordAutomationDeedType type)
{
  static const char *const labels[] = { N_ ("Make a Task"), N_ ("Prepare a Message"), N_ ("Set a Field"), N_ ("Give to a Member"), N_ ("Tell Somebody") };

  return _ (labels[type]);
}

static void
find_target (State *self, AccordAutomationDeed *deed)
{
  GPtrArray *records = deed->type == ACCORD_AUTOMATION_DRAFT ? self->templates : self->members;

  for (guint i = 0; deed->has_uid && deed->target == NULL && records != NULL && i < records->len; i++)
    if (accord_id_equal (&deed->uid, accord_record_uid (records->pdata[i])))
      deed->target = accord_record_ref (records->pdata[i]);
}

static GtkWidget *
make_row (State *self, guint at)
{
  AccordAutomationDeed *deed = self->deeds->pdata[at];
  GtkWidget *row = adw_expander_row_new (), *remove = gtk_button_new_from_icon_name ("accord-cross-symbolic");
  AdwExpanderRow *to = ADW_EXPANDER_ROW (row);
  g_autofree char *words = NULL;

  find_target (self, deed);
  words = accord_automation_describe_deed (deed, self->target);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  g_object_set (remove, "valign", GTK_ALIGN_CENTER, "tooltip-text", _ ("Remove"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove"), -1);
  gtk_widget_add_css_class (remove, "flat");
  accord_rule_row_put (remove, at);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  adw_expander_row_add_suffix (to, remove);
  if (deed->type == ACCORD_AUTOMATION_FIELD)
    add_choices (self, to, at, accord_rule_fields_row (self->target, deed), G_CALLBACK (name_cb));
  if (deed->type == ACCORD_AUTOMATION_TASK || deed->type == ACCORD_AUTOMATION_FIELD || deed->type == ACCORD_AUTOMATION_NOTIFY)
    add_entry (self, to, at, deed->type == ACCORD_AUTOMATION_TASK ? _ ("Title") : deed->type == ACCORD_AUTOMATION_FIELD ? _ ("Value") : _ ("Text"));
  if (deed->type == ACCORD_AUTOMATION_TASK)
    {
      add_choices (self, to, at, accord_rule_kinds_row (deed), G_CALLBACK (name_cb));
      add_days (self, to, at);
    }
  if (deed->type == ACCORD_AUTOMATION_DRAFT)
    add_choices (self, to, at, accord_rule_records_row (_ ("Template"), self->templates, NULL, deed), G_CALLBACK (record_cb));
  if (deed->type == ACCORD_AUTOMATION_OWNER || deed->type == ACCORD_AUTOMATION_NOTIFY)
    add_choices (self, to, at, accord_rule_records_row (_ ("Member"), self->members, deed->type == ACCORD_AUTOMATION_NOTIFY ? _ ("The owner") : NULL, deed),
                 G_CALLBACK (record_cb));
  adw_expander_row_set_expanded (to, self->open == (int) at);
  return row;
}

static void
clear (State *self)
{
  g_ptr_array_set_size (self->entries, 0);
  gtk_list_box_remove_all (self->list);
}

static void
fill (State *self)
{
  GtkWidget *add = adw_expander_row_new ();

  clear (self);
  for (guint i = 0; i < self->deeds->len; i++)
    gtk_list_box_append (self->list, make_row (self, i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (add), self->deeds->len > 0 ? _ ("And Then") : _ ("Say What It Does"));
  for (int type = 0; type < ACCORD_N_AUTOMATION_DEEDS; type++)
    {
      GtkWidget *row = adw_button_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label_of ((AccordAutomationDeedType) type));
      g_object_set_data (G_OBJECT (row), "type", GINT_TO_POINTER (type));
      g_signal_connect (row, "activated", G_CALLBACK (add_cb), self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (add), row);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !accord_workspace_is_read_only (self->workspace));
  gtk_list_box_append (self->list, add);
}

static DexFuture *
load_fiber (gpointer data)
{
  State *self = data;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (AccordQuery) of_templates = accord_query_new (&accord_template_kind), of_members = accord_query_new (&accord_member_kind);
  g_autoptr (GError) error = NULL;

  accord_query_set_sort (of_templates, "name", FALSE, NULL);
  accord_query_set_sort (of_members, "name", FALSE, NULL);
  self->templates = dex_await_boxed (accord_store_select (store, of_templates), &error);
  if (self->templates != NULL)
    self->members = dex_await_boxed (accord_store_select (store, of_members), &error);
  if (self->gone)
    return dex_future_new_true ();
  if (self->members != NULL && self->deeds != NULL)
    {
      g_autoptr (GPtrArray) drafts = accord_rule_drafts_take (self->entries, self->deeds);

      fill (self);
      accord_rule_drafts_give_back (drafts, self->entries, self->deeds);
    }
  else if (self->members == NULL)
    accord_say_error (GTK_WIDGET (self->list), error->message);
  return dex_future_new_true ();
}

/**
 * accord_rule_deeds_show:
 * @deeds: from accord_rule_deeds_new()
 * @target: the kind that the rule watches
 *
 * Shows what the rule does now.
 */
void
accord_rule_deeds_show (GtkWidget *deeds, const AccordKind *target)
{
  State *self = g_object_get_data (G_OBJECT (deeds), "state");
  const char *json = accord_entity_get_text (self->rule, "actions");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  GPtrArray *list;

  if (self->target == target && self->shown != NULL && g_strcmp0 (self->shown, json != NULL ? json : "") == 0)
    return; /* something else of the rule was changed */
  drafts = accord_rule_drafts_take (self->entries, self->deeds);
  list = accord_automation_deeds_from_json (json, &error);
  g_set_str (&self->shown, json != NULL ? json : "");
  self->target = target;
  g_clear_pointer (&self->deeds, g_ptr_array_unref);
  self->deeds = list;
  clear (self);
  if (list == NULL)
    {
      gtk_list_box_append (self->list, accord_plain_row_new (error->message, NULL));
      return;
    }
  fill (self);
  accord_rule_drafts_give_back (drafts, self->entries, self->deeds);
}

/**
 * accord_rule_deeds_new:
 * @workspace: the open file
 * @rule: a rule
 *
 * Returns: (transfer floating): a boxed list, empty until accord_rule_deeds_show()
 */
GtkWidget *
accord_rule_deeds_new (AccordWorkspace *workspace, AccordEntity *rule)
{
  GtkWidget *list = gtk_list_box_new ();
  State *self = g_new0 (State, 1);

  g_atomic_ref_count_init (&self->refs);
  self->workspace = g_object_ref (workspace);
  self->rule = g_object_ref (rule);
  self->target = &accord_customer_kind;
  self->list = GTK_LIST_BOX (list);
  self->open = -1;
  self->entries = g_ptr_array_new ();
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  g_object_set_data_full (G_OBJECT (list), "state", self, state_gone);
  g_atomic_ref_count_inc (&self->refs);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, load_fiber, self, state_unref));
  return list;
}
