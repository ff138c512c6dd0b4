/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordComposer: one line until it is used; then kinds, text, next step, Log. What is logged and the
 * planned next step are one change. Own widget because customers, deals and Today share it. The draft
 * of each record stays here until it is logged or the composer goes (accord-composer-drafts.c). */

#include "accord-config.h"

#include "accord-composer-private.h"

#include "accord-composer-drafts.h"
#include "accord-composer-kinds.h"
#include "accord-composer-text.h"
#include "accord-key-caps.h"
#include "accord-preedit.h"
#include "accord-scroll-to.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordComposer, accord_composer, ADW_TYPE_BIN)

enum { PROP_COMPACT = 1, PROP_OPEN, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean
is_task (AccordComposer *self)
{
  return g_str_equal (accord_composer_words (self)->type, "task");
}

void
accord_composer_update (AccordComposer *self)
{
  const AccordActivityWords *words = accord_composer_words (self);
  g_autofree char *text = accord_composer_text_dup (self->text);
  gint64 day;
  int minute;

  accord_composer_kinds_set_labelled (self->kinds, accord_composer_is_open (self), accord_composer_is_open (self) && !self->compact);
  gtk_label_set_text (self->prompt_label, _(words->prompt));
  gtk_label_set_text (self->placeholder, _(words->prompt));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _(words->prompt), -1);
  gtk_widget_set_visible (self->keys, !self->compact);
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), *text == '\0');
  accord_next_chips_set_caption (self->next, is_task (self) ? _("Due") : _("Next"));
  accord_outcome_chips_set_type (self->outcomes, words->type);
  gtk_widget_set_visible (GTK_WIDGET (self->survey), accord_composer_is_survey (self));
  gtk_widget_set_visible (GTK_WIDGET (self->next_title), !is_task (self) && accord_next_chips_get (self->next, &day, &minute));
  gtk_button_set_label (GTK_BUTTON (self->log), _(words->action));
  gtk_text_view_set_editable (self->text, !accord_composer_is_logging (self));
  gtk_widget_set_sensitive (self->log, !accord_composer_is_logging (self) && (*text != '\0' || !(is_task (self) || g_str_equal (words->type, "note"))));
}

static void
set_open (AccordComposer *self, gboolean open)
{
  gtk_widget_set_visible (self->body, open);
  gtk_widget_set_visible (self->prompt, !open);
  accord_composer_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
}

void
accord_composer_show_draft (AccordComposer *self)
{
  const AccordComposerDraft *draft = accord_composer_drafts_get (self->drafts, self->subject);

  accord_next_chips_clear (self->next);
  accord_outcome_chips_clear (self->outcomes);
  accord_survey_answer_clear (self->survey);
  accord_composer_text_set (self->text, draft != NULL ? draft->text : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->next_title), draft != NULL && draft->next_title != NULL ? draft->next_title : "");
}

void
accord_composer_close (AccordComposer *self)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  set_open (self, FALSE);
  if (had_focus)
    gtk_widget_grab_focus (self->prompt);
}

static gboolean
close_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  AccordComposer *self = ACCORD_COMPOSER (widget);

  if (!accord_composer_is_open (self))
    return GDK_EVENT_PROPAGATE;
  accord_composer_close (self);
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
  accord_composer_update (self);
}

static void
kind_changed_cb (AccordComposer *self)
{
  if (self->workspace != NULL && accord_composer_is_survey (self))
    accord_survey_answer_propose (self->survey, self->workspace);
  accord_composer_update (self);
}

static void
accord_composer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COMPACT)
    g_value_set_boolean (value, ACCORD_COMPOSER (object)->compact);
  else if (id == PROP_OPEN)
    g_value_set_boolean (value, accord_composer_is_open (ACCORD_COMPOSER (object)));
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
  accord_composer_update (self);
}

static void
accord_composer_dispose (GObject *object)
{
  AccordComposer *self = ACCORD_COMPOSER (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer (&self->subject, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, prompt_keys);
  gtk_widget_class_bind_template_child (widget_class, AccordComposer, prompt_bin);
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
  gtk_widget_class_bind_template_callback_full (widget_class, "next_changed_cb", G_CALLBACK (accord_composer_update));
  gtk_widget_class_bind_template_callback_full (widget_class, "log_cb", G_CALLBACK (accord_composer_log));
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_shortcut_cb, NULL);
}

/* The first letters of a composed word stand where the hint does. */
static void
preedit_changed_cb (AccordComposer *self, const char *preedit)
{
  g_autofree char *text = accord_composer_text_dup (self->text);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), *text == '\0' && *preedit == '\0');
}

/* A bin with breakpoints asks for what it is told to, not for what its words need: a line of Han, as large as letters are. */
static void
size_prompt (AccordComposer *self)
{
  double line = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, 24, gtk_widget_get_settings (self->prompt_bin));

  gtk_widget_set_size_request (self->prompt_bin, 30, (int) line);
  gtk_box_append (self->prompt_keys, accord_key_caps_new ("<Control>l"));
}

static void
accord_composer_init (AccordComposer *self)
{
  g_type_ensure (ACCORD_TYPE_OUTCOME_CHIPS);
  g_type_ensure (ACCORD_TYPE_SURVEY_ANSWER);
  g_type_ensure (ACCORD_TYPE_NEXT_CHIPS);
  g_type_ensure (ACCORD_TYPE_COMPOSER_LINKS);
  self->drafts = accord_composer_drafts_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  size_prompt (self);
  accord_composer_kinds_fill (self->kinds);
  accord_composer_log_add_keys (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  accord_composer_text_init (self->text);
  accord_preedit_follow (GTK_WIDGET (self->text));
  g_signal_connect_object (self->text, "preedit-changed", G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
  accord_composer_update (self);
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
 * Turns to another record; what was typed for the last one is kept for its return. A deal that is another
 * customer's now is the same record: what is typed stays.
 */
void
accord_composer_set_subject (AccordComposer *self, gint64 customer, gint64 deal, gint64 owner)
{
  g_autofree char *subject = accord_composer_drafts_subject (customer, deal);
  g_autofree char *text = NULL;

  g_return_if_fail (ACCORD_IS_COMPOSER (self));

  self->owner = owner;
  if (self->customer == customer && self->deal == deal)
    return;
  self->customer = customer;
  self->deal = deal;
  accord_composer_links_set_subject (self->links, self->workspace, customer, deal);
  if (g_strcmp0 (self->subject, subject) == 0)
    return;
  text = accord_composer_text_dup (self->text);
  accord_composer_drafts_keep (self->drafts, self->subject, text, gtk_editable_get_text (GTK_EDITABLE (self->next_title)));
  g_set_str (&self->subject, subject);
  accord_composer_show_draft (self);
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
