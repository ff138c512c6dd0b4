/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordComposer: one line until it is used; then kinds, text, next step, Log. What is logged and the
 * planned next step are one change. Own widget because customers, deals and Today share it. The draft
 * of each record stays here until it is logged or the composer goes. */

#include "accord-config.h"

#include "accord-composer.h"

#include "accord-activity-draft.h"
#include "accord-commit.h"
#include "accord-composer-kinds.h"
#include "accord-composer-links.h"
#include "accord-composer-text.h"
#include "accord-date.h"
#include "accord-next-chips.h"
#include "accord-outcome-chips.h"
#include "accord-scroll-to.h"
#include "accord-survey-answer.h"
#include "accord-text.h"

#include <glib/gi18n-lib.h>

struct _AccordComposer {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gint64 customer;
  gint64 deal;
  gint64 owner;
  GHashTable *drafts; /* customer id → text */

  AdwToggleGroup *kinds;
  GtkWidget *prompt;   /* closed: the placeholder as a button */
  GtkLabel *prompt_label;
  GtkWidget *body;     /* open: all below the kinds */
  GtkTextView *text;
  GtkLabel *placeholder;
  AccordOutcomeChips *outcomes;
  AccordSurveyAnswer *survey;
  AccordNextChips *next;
  AccordComposerLinks *links;
  GtkEntry *next_title;
  GtkWidget *keys;     /* of Log, where there is room */
  GtkWidget *log;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (AccordComposer, accord_composer, ADW_TYPE_BIN)

enum { PROP_COMPACT = 1, PROP_OPEN, N_PROPS };
static GParamSpec *props[N_PROPS];

static const AccordActivityWords *
chosen_words (AccordComposer *self)
{
  return accord_composer_kinds_get (self->kinds);
}

static gboolean
is_open (AccordComposer *self)
{
  return gtk_widget_get_visible (self->body);
}

static gboolean
is_task (AccordComposer *self)
{
  return g_str_equal (chosen_words (self)->type, "task");
}

static gboolean
is_survey (AccordComposer *self)
{
  return g_str_equal (chosen_words (self)->type, "survey");
}

static void
update (AccordComposer *self)
{
  const AccordActivityWords *words = chosen_words (self);
  g_autofree char *text = accord_composer_text_dup (self->text);
  gint64 day;
  int minute;

  accord_composer_kinds_set_labelled (self->kinds, is_open (self) && !self->compact);
  gtk_label_set_text (self->prompt_label, _(words->prompt));
  gtk_label_set_text (self->placeholder, _(words->prompt));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _(words->prompt), -1);
  gtk_widget_set_visible (self->keys, !self->compact);
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), *text == '\0');
  accord_next_chips_set_caption (self->next, is_task (self) ? _("Due") : _("Next"));
  accord_outcome_chips_set_type (self->outcomes, words->type);
  gtk_widget_set_visible (GTK_WIDGET (self->survey), is_survey (self));
  gtk_widget_set_visible (GTK_WIDGET (self->next_title), !is_task (self) && accord_next_chips_get (self->next, &day, &minute));
  gtk_button_set_label (GTK_BUTTON (self->log), _(words->action));
  gtk_widget_set_sensitive (self->log, *text != '\0' || !(is_task (self) || g_str_equal (words->type, "note")));
}

static void
set_open (AccordComposer *self, gboolean open)
{
  gtk_widget_set_visible (self->body, open);
  gtk_widget_set_visible (self->prompt, !open);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
}

static AccordEdit *
make_edit (AccordComposer *self, const char *text)
{
  g_autofree char *next_title = accord_text_clean (gtk_editable_get_text (GTK_EDITABLE (self->next_title)), FALSE);
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));
  AccordActivityDraft draft = {
    .words = chosen_words (self),
    .customer = self->customer,
    .deal = accord_composer_links_get_deal (self->links),
    .contact = accord_composer_links_get_contact (self->links),
    .owner = actor != 0 ? actor : self->owner,
    .text = text,
    .outcome = accord_outcome_chips_get (self->outcomes),
    .next_title = next_title,
  };
  g_autoptr (AccordEntity) subject =
    self->customer != 0 ? accord_workspace_get_entity (self->workspace, &accord_customer_kind, self->customer)
                        : accord_workspace_get_entity (self->workspace, &accord_deal_kind, self->deal);
  AccordEdit *edit;

  if (is_survey (self))
    accord_survey_answer_get (self->survey, &draft.survey);
  draft.next = accord_next_chips_get (self->next, &draft.next_day, &draft.next_minute);
  edit = accord_activity_draft_edit (&draft, accord_entity_get_title (subject));
  accord_survey_clear (&draft.survey);
  return edit;
}

static void
clear (AccordComposer *self)
{
  accord_composer_text_set (self->text, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->next_title), "");
  accord_next_chips_clear (self->next);
  accord_outcome_chips_clear (self->outcomes);
  accord_survey_answer_clear (self->survey);
  g_hash_table_remove (self->drafts, GSIZE_TO_POINTER (self->customer != 0 ? self->customer : self->deal));
}

static DexFuture *
logged_cb (DexFuture *future, gpointer data)
{
  AccordComposer *self = data;

  clear (self);
  set_open (self, FALSE);
  gtk_widget_grab_focus (self->prompt);
  return dex_ref (future);
}

static void
log_activated (AccordComposer *self)
{
  g_autofree char *text = accord_composer_text_dup (self->text);

  if (!is_open (self) || !gtk_widget_get_sensitive (self->log) || (self->customer == 0 && self->deal == 0))
    return;
  dex_future_disown (dex_future_then (accord_commit_future (GTK_WIDGET (self), self->workspace, make_edit (self, text)),
                                      logged_cb, g_object_ref (self), g_object_unref));
}

static gboolean
log_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  log_activated (ACCORD_COMPOSER (widget));
  return GDK_EVENT_STOP;
}

/* Before the text, to which Ctrl+Enter is a new line. */
static void
add_log_keys (AccordComposer *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (enter[i], GDK_CONTROL_MASK), gtk_callback_action_new (log_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
close_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  AccordComposer *self = ACCORD_COMPOSER (widget);

  if (!is_open (self))
    return GDK_EVENT_PROPAGATE;
  set_open (self, FALSE);
  gtk_widget_grab_focus (self->prompt);
  return GDK_EVENT_STOP;
}

static void
prompt_clicked_cb (AccordComposer *self)
{
  accord_composer_open (self, NULL);
}

/* The day that the text names is underlined, and what is next is due then. */
static void
text_changed_cb (AccordComposer *self)
{
  AccordDatePhrase phrase;

  accord_next_chips_set_phrase (self->next, accord_composer_text_find_day (self->text, &phrase) ? &phrase : NULL);
  update (self);
}

static void
kind_changed_cb (AccordComposer *self)
{
  if (self->workspace != NULL && is_survey (self))
    accord_survey_answer_propose (self->survey, self->workspace);
  update (self);
}

static void
accord_composer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COMPACT)
    g_value_set_boolean (value, ACCORD_COMPOSER (object)->compact);
  else if (id == PROP_OPEN)
    g_value_set_boolean (value, is_open (ACCORD_COMPOSER (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_composer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordComposer *self = ACCORD_COMPOSER (object);

  if (id != PROP_COMPACT)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->compact = g_value_get_boolean (value);
  update (self);
}

static void
accord_composer_dispose (GObject *object)
{
  AccordComposer *self = ACCORD_COMPOSER (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_COMPOSER);
  G_OBJECT_CLASS (accord_composer_parent_class)->dispose (object);
}

static void
accord_composer_class_init (AccordComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_composer_get_property;
  object_class->set_property = accord_composer_set_property;
  object_class->dispose = accord_composer_dispose;
  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/accord_app/Accord/records/accord-composer.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, kinds);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, prompt);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, prompt_label);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, body);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, text);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, placeholder);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, outcomes);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, survey);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, next);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, links);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, next_title);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, keys);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, log);
  gtk_widget_class_bind_template_callback (widget_class, prompt_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "next_changed_cb", G_CALLBACK (update));
  gtk_widget_class_bind_template_callback_full (widget_class, "log_cb", G_CALLBACK (log_activated));
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_shortcut_cb, NULL);
}

static void
accord_composer_init (AccordComposer *self)
{
  g_type_ensure (ACCORD_TYPE_OUTCOME_CHIPS);
  g_type_ensure (ACCORD_TYPE_SURVEY_ANSWER);
  g_type_ensure (ACCORD_TYPE_NEXT_CHIPS);
  g_type_ensure (ACCORD_TYPE_COMPOSER_LINKS);
  self->drafts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_composer_kinds_fill (self->kinds);
  add_log_keys (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  accord_composer_text_init (self->text);
  update (self);
}

/**
 * accord_composer_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a closed composer without a subject; hidden in a file that is only read
 */
GtkWidget *
accord_composer_new (AccordWorkspace *workspace)
{
  AccordComposer *self = g_object_new (ACCORD_TYPE_COMPOSER, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_visible (GTK_WIDGET (self), !accord_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

/**
 * accord_composer_set_subject:
 * @self: a composer
 * @customer: id, 0: none
 * @deal: id, 0: none
 * @owner: member who gets planned steps when nobody has said who uses this computer; 0: nobody
 *
 * Turns to another record; what was typed for the last one is kept for its return.
 */
void
accord_composer_set_subject (AccordComposer *self, gint64 customer, gint64 deal, gint64 owner)
{
  gint64 key = customer != 0 ? customer : deal;
  gint64 old = 0;
  g_autofree char *text = NULL;

  g_return_if_fail (ACCORD_IS_COMPOSER (self));

  old = self->customer != 0 ? self->customer : self->deal;
  self->owner = owner;
  if (old == key && self->deal == deal)
    return;
  text = accord_composer_text_dup (self->text);
  if (old != 0 && *text != '\0')
    g_hash_table_insert (self->drafts, GSIZE_TO_POINTER (old), g_steal_pointer (&text));
  self->customer = customer;
  self->deal = deal;
  accord_composer_links_set_subject (self->links, self->workspace, customer, deal);
  accord_next_chips_clear (self->next);
  accord_outcome_chips_clear (self->outcomes);
  accord_survey_answer_clear (self->survey);
  accord_composer_text_set (self->text, g_hash_table_lookup (self->drafts, GSIZE_TO_POINTER (key)));
  set_open (self, FALSE);
}

/**
 * accord_composer_propose:
 * @self: a composer
 * @contact: a person, 0: none
 * @deal: a deal, 0: none
 *
 * Fills in whom and what it is about; what somebody chose stays.
 */
void
accord_composer_propose (AccordComposer *self, gint64 contact, gint64 deal)
{
  g_return_if_fail (ACCORD_IS_COMPOSER (self));
  accord_composer_links_propose (self->links, contact, deal);
}

/**
 * accord_composer_open:
 * @self: a composer
 * @type: (nullable): a kind of activity; %NULL: the last one used
 *
 * Opens it, puts the cursor into the text and scrolls there.
 */
void
accord_composer_open (AccordComposer *self, const char *type)
{
  g_return_if_fail (ACCORD_IS_COMPOSER (self));

  if (type != NULL)
    adw_toggle_group_set_active_name (self->kinds, type);
  set_open (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  accord_scroll_to (GTK_WIDGET (self)); /* in a narrow window it lies below what can be seen */
}
