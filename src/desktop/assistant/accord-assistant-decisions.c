/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAssistantDecisions: what is asked once for a file. Questions that its columns do not raise are
 * hidden; answers go into the plan at once and come back from it. */

#include "accord-config.h"

#include "accord-assistant-decisions.h"

#include <glib/gi18n-lib.h>

#include "accord-assistant-words.h"
#include "accord-money.h"

struct _AccordAssistantDecisions {
  AdwBin parent_instance;

  AccordAssistant *assistant; /* unowned: its ancestor */
  AccordAssistantSource *source;
  GtkWidget *dates, *order;
  GtkWidget *money, *currency;
  GtkWidget *duplicates, *mode;
  GtkWidget *match;
  GtkWidget *more;            /* the list of what is rarely changed */
  AdwSwitchRow *add_new;
  AdwSwitchRow *remember;
  GtkWidget *collected;       /* how the people and companies of the file came in */
  char *found_currency;       /* (nullable): the one that signs show */
  gint64 n_known;             /* rows that are records already; -1: not counted */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AccordAssistantDecisions, accord_assistant_decisions, ADW_TYPE_BIN)

typedef enum { ANSWER_ORDER, ANSWER_CURRENCY, ANSWER_MODE, ANSWER_REMEMBER } AnswerTo;

typedef struct {
  AccordAssistantSource *source;
  AnswerTo to;
  int number;
  char *text;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->source);
  g_free (answer->text);
  g_free (answer);
}

static void
take_answer (gpointer data)
{
  Answer *answer = data;
  AccordImportPlan *plan = accord_assistant_source_get_plan (answer->source);

  if (plan == NULL)
    return;
  switch (answer->to)
    {
    case ANSWER_ORDER:
      accord_import_plan_set_date_order (plan, answer->number);
      break;
    case ANSWER_CURRENCY:
      accord_import_plan_set_currency (plan, answer->text);
      break;
    case ANSWER_MODE:
      accord_import_plan_set_mode (plan, answer->number);
      break;
    case ANSWER_REMEMBER:
      accord_import_plan_set_remembered (plan, answer->number);
      break;
    }
  accord_assistant_source_changed (answer->source);
}

static void
answer (AccordAssistantDecisions *self, AnswerTo to, int number, const char *text)
{
  Answer *given = g_new0 (Answer, 1);

  *given = (Answer){ g_object_ref (self->source), to, number, g_strdup (text) };
  accord_assistant_change (self->assistant, take_answer, given, answer_free);
}

static void
order_cb (AccordAssistantDecisions *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->order));

  if (!self->updating && name != NULL)
    answer (self, ANSWER_ORDER, g_str_equal (name, "day") ? ACCORD_DATE_ORDER_DMY : ACCORD_DATE_ORDER_MDY, NULL);
}

static void
currency_cb (AccordAssistantDecisions *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->currency));

  if (!self->updating && name != NULL)
    answer (self, ANSWER_CURRENCY, 0, g_str_equal (name, "skip") ? ACCORD_IMPORT_NO_CURRENCY : name);
}

static void
mode_cb (AccordAssistantDecisions *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->mode));
  AccordImportMode mode = ACCORD_IMPORT_KEEP_BOTH;

  if (self->updating || name == NULL)
    return;
  if (g_str_equal (name, "skip"))
    mode = ACCORD_IMPORT_SKIP;
  else if (g_str_equal (name, "update"))
    mode = adw_switch_row_get_active (self->add_new) ? ACCORD_IMPORT_UPDATE : ACCORD_IMPORT_UPDATE_ONLY;
  answer (self, ANSWER_MODE, mode, NULL);
}

static void
remember_cb (AccordAssistantDecisions *self)
{
  if (!self->updating)
    answer (self, ANSWER_REMEMBER, adw_switch_row_get_active (self->remember), NULL);
}

static void
set_active (GtkWidget *toggles, const char *name)
{
  if (name == NULL)
    adw_toggle_group_set_active (ADW_TOGGLE_GROUP (toggles), GTK_INVALID_LIST_POSITION);
  else
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), name);
}

static void
show_dates (AccordAssistantDecisions *self, AccordImportPlan *plan)
{
  const AccordImportColumn *open = accord_assistant_open_dates (plan);
  const AccordImportColumn *shown_by = NULL;
  AccordDateOrder found = accord_assistant_find_order (plan, &shown_by);
  AccordDateOrder order = accord_import_plan_get_date_order (plan);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (self->dates, open != NULL);
  if (open == NULL)
    return;
  if (order == ACCORD_DATE_ORDER_UNKNOWN && !open->contradictory)
    order = found;
  /* Translators: %s is a column of the file */
  title = g_strdup_printf (_("Dates of “%s”"), open->heading);
  if (open->contradictory)
    subtitle = g_strdup (_("No order fits every row; those that do not fit are left out and listed"));
  else if (shown_by != NULL)
    subtitle = g_strdup_printf (_("Every one could be read either way; “%s” shows which"), shown_by->heading);
  else
    subtitle = g_strdup_printf (_("“%s” could be read either way"), open->sample);
  accord_assistant_decision_row_set_text (self->dates, title, subtitle, order == ACCORD_DATE_ORDER_UNKNOWN);
  set_active (self->order, order == ACCORD_DATE_ORDER_DMY ? "day" : order == ACCORD_DATE_ORDER_MDY ? "month" : NULL);
}

static void
add_currency (AccordAssistantDecisions *self, const char *currency)
{
  AdwToggle *toggle = adw_toggle_new ();
  g_autofree char *label = g_strdup_printf ("%s %s", accord_currency_symbol (currency), currency);

  adw_toggle_set_name (toggle, currency);
  adw_toggle_set_label (toggle, g_str_has_prefix (label, currency) ? currency : label);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (self->currency), toggle);
}

static void
make_currencies (AccordAssistantDecisions *self, const char *found)
{
  const char *own = accord_workspace_get_currency (self->assistant->workspace);
  AdwToggle *skip;

  if (g_strcmp0 (self->found_currency, found) == 0)
    return;
  g_set_str (&self->found_currency, found);
  adw_toggle_group_remove_all (ADW_TOGGLE_GROUP (self->currency));
  if (*found != '\0' && g_strcmp0 (found, own) != 0)
    add_currency (self, found);
  add_currency (self, own);
  skip = adw_toggle_new ();
  adw_toggle_set_name (skip, "skip");
  adw_toggle_set_label (skip, _("Skip"));
  adw_toggle_set_tooltip (skip, _("Leave amounts without a sign out"));
  adw_toggle_group_add (ADW_TOGGLE_GROUP (self->currency), skip);
}

static void
show_money (AccordAssistantDecisions *self, AccordImportPlan *plan)
{
  AccordImportMoney money = { 0 };
  int column = accord_assistant_find_mixed (plan, &money);
  const char *said = accord_import_plan_get_currency (plan);
  const char *own = accord_workspace_get_currency (self->assistant->workspace);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (self->money, column >= 0);
  if (column < 0)
    return;
  title = g_strdup_printf (_("Currency of “%s”"),
                           ((AccordImportColumn *) accord_import_plan_get_columns (plan)->pdata[column])->heading);
  subtitle = accord_assistant_describe_signs (&money);
  make_currencies (self, money.currency);
  accord_assistant_decision_row_set_text (self->money, title, subtitle, said == NULL && g_strcmp0 (money.currency, own) != 0);
  set_active (self->currency, said == NULL ? own : *said == '\0' ? "skip" : said);
}

static char *
describe_known (AccordAssistantDecisions *self, AccordImportPlan *plan)
{
  g_autofree char *number = accord_number_format (self->n_known);

  if (accord_import_plan_get_mode (plan) == ACCORD_IMPORT_KEEP_BOTH) /* nobody looks for them */
    return g_strdup (_("Every row becomes a new record"));
  if (self->n_known < 0)
    return g_strdup (_("What happens to rows that are records already"));
  if (self->n_known == 0)
    return g_strdup (_("All rows are new"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s row is a record that is there already",
                                       "%s rows are records that are there already", self->n_known),
                          number);
}

static void
show_mode (AccordAssistantDecisions *self, AccordImportPlan *plan)
{
  static const char *const names[] = { "update", "skip", "both", "update" };
  AccordImportMode mode = accord_import_plan_get_mode (plan);
  g_autofree char *subtitle = describe_known (self, plan);

  accord_assistant_decision_row_set_text (self->duplicates, _("Duplicates"), subtitle, FALSE);
  set_active (self->mode, names[mode]);
  adw_switch_row_set_active (self->add_new, mode != ACCORD_IMPORT_UPDATE_ONLY);
  gtk_widget_set_visible (GTK_WIDGET (self->add_new), mode == ACCORD_IMPORT_UPDATE || mode == ACCORD_IMPORT_UPDATE_ONLY);
  gtk_widget_set_visible (self->match, mode != ACCORD_IMPORT_KEEP_BOTH);
}

static void
accord_assistant_decisions_dispose (GObject *object)
{
  AccordAssistantDecisions *self = ACCORD_ASSISTANT_DECISIONS (object);

  g_clear_object (&self->source);
  g_clear_pointer (&self->found_currency, g_free);
  g_clear_object (&self->more);
  G_OBJECT_CLASS (accord_assistant_decisions_parent_class)->dispose (object);
}

static void
accord_assistant_decisions_class_init (AccordAssistantDecisionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_assistant_decisions_dispose;
}

static void
accord_assistant_decisions_init (AccordAssistantDecisions *self)
{
  self->n_known = -1;
}

static AdwSwitchRow *
make_switch (AccordAssistantDecisions *self, const char *icon_name, const char *title, const char *subtitle,
             GCallback changed)
{
  GtkWidget *row = adw_switch_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_signal_connect_object (row, "notify::active", changed, self, G_CONNECT_SWAPPED);
  return ADW_SWITCH_ROW (row);
}

static void
make_questions (AccordAssistantDecisions *self)
{
  self->order = accord_assistant_toggles_new ("day", _("Day First"), "month", _("Month First"), NULL);
  self->dates = accord_assistant_decision_row_new ("accord-calendar-symbolic", self->order);
  self->currency = adw_toggle_group_new (); /* answers come with the column */
  gtk_widget_set_valign (self->currency, GTK_ALIGN_CENTER);
  self->money = accord_assistant_decision_row_new ("accord-warning-symbolic", self->currency);
  self->mode = accord_assistant_toggles_new ("update", _("Update"), "skip", _("Skip"), "both", _("Keep Both"), NULL);
  self->duplicates = accord_assistant_decision_row_new ("accord-merge-symbolic", self->mode);
  self->match = accord_assistant_decision_row_new (
    "accord-target-symbolic", accord_assistant_match_button_new (self->assistant, self->source));
  accord_assistant_decision_row_set_text (self->match, _("A Row Is a Record"),
                                          _("If these fields are the same"), FALSE);
  self->add_new = make_switch (self, "accord-plus-symbolic", _("Add New Records"), _("Off: only records that are there are updated"),
                               G_CALLBACK (mode_cb));
  self->remember = make_switch (self, "accord-history-symbolic", _("Remember This Mapping"), _("For the next file with the same headings"),
                                G_CALLBACK (remember_cb));
  self->collected = accord_assistant_collected_row_new (self->assistant, self->source);
  g_signal_connect_object (self->order, "notify::active", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->currency, "notify::active", G_CALLBACK (currency_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mode, "notify::active", G_CALLBACK (mode_cb), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

/*< private >
 * accord_assistant_decisions_new:
 * @source: a file that was read
 *
 * Returns: (transfer floating): its questions
 */
GtkWidget *
accord_assistant_decisions_new (AccordAssistant *assistant, AccordAssistantSource *source)
{
  AccordAssistantDecisions *self = g_object_new (ACCORD_TYPE_ASSISTANT_DECISIONS, NULL);
  GtkWidget *list = list_new (C_("to be made", "Decisions"));

  self->assistant = assistant;
  self->source = g_object_ref (source);
  self->updating = TRUE;
  make_questions (self);
  gtk_list_box_append (GTK_LIST_BOX (list), self->dates);
  gtk_list_box_append (GTK_LIST_BOX (list), self->money);
  gtk_list_box_append (GTK_LIST_BOX (list), self->duplicates);
  self->more = g_object_ref_sink (list_new (_("How Rows Are Taken")));
  gtk_list_box_append (GTK_LIST_BOX (self->more), self->match);
  gtk_list_box_append (GTK_LIST_BOX (self->more), GTK_WIDGET (self->add_new));
  gtk_list_box_append (GTK_LIST_BOX (self->more), self->collected);
  gtk_list_box_append (GTK_LIST_BOX (self->more), GTK_WIDGET (self->remember));
  adw_bin_set_child (ADW_BIN (self), list);
  adw_switch_row_set_active (self->remember, TRUE);
  accord_assistant_decisions_update (self);
  return GTK_WIDGET (self);
}

/*< private >
 * Returns: (transfer none): the questions that are rarely answered, to stand elsewhere
 */
GtkWidget *
accord_assistant_decisions_get_more (AccordAssistantDecisions *self)
{
  return self->more;
}

/*< private >
 * accord_assistant_decisions_update:
 *
 * Asks what the plan leaves open now, and shows what it says.
 */
void
accord_assistant_decisions_update (AccordAssistantDecisions *self)
{
  AccordImportPlan *plan = accord_assistant_source_get_plan (self->source);

  if (plan == NULL)
    return;
  self->updating = TRUE;
  show_dates (self, plan);
  show_money (self, plan);
  show_mode (self, plan);
  accord_assistant_collected_row_update (self->collected);
  if (accord_assistant_source_is_recalled (self->source))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->remember), _("As last time"));
  self->updating = FALSE;
}

/*< private >
 * accord_assistant_decisions_set_known:
 * @n_known: rows that are records already; -1 for not counted
 *
 * Says how many duplicates there are.
 */
void
accord_assistant_decisions_set_known (AccordAssistantDecisions *self, gint64 n_known)
{
  self->n_known = n_known;
  accord_assistant_decisions_update (self);
}
