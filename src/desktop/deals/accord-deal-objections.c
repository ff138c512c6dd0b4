/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordDealObjections: see the header. */

#include "accord-config.h"

#include "accord-deal-objections.h"

#include "accord-answer-record.h"
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-deal-part.h"
#include "accord-menu-popup.h"
#include "accord-query.h"
#include "accord-record-dialog.h"
#include "accord-tag.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define OBJECTION (&accord_objection_kind)
#define ANSWERS_MAX 12 /* that a menu offers */

struct _AccordDealObjections {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordDealPart *part;
};

G_DEFINE_FINAL_TYPE (AccordDealObjections, accord_deal_objections, ADW_TYPE_BIN)

static AccordTint
tint_of (const char *outcome)
{
  if (g_strcmp0 (outcome, "settled") == 0)
    return ACCORD_TINT_SUCCESS;
  return g_strcmp0 (outcome, "stands") == 0 ? ACCORD_TINT_WARNING : ACCORD_TINT_NEUTRAL;
}

static void
show_row (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordRecord *record = accord_entity_get_record (entity);
  g_autofree char *type = accord_record_format (record, "type");
  g_autofree char *outcome = accord_record_format (record, "outcome");
  const char *answer = accord_record_title_of (record, "answer");
  /* Translators: what an objection is about, and the answer that was used */
  g_autofree char *subtitle = answer != NULL ? g_strdup_printf (_("%1$s · answered with “%2$s”"), type, answer) : NULL;
  GtkWidget *tag = g_object_get_data (G_OBJECT (row), "outcome");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_title (record));
  adw_expander_row_set_subtitle (row, subtitle != NULL ? subtitle : type);
  accord_text_line_set_text (ACCORD_TEXT_LINE (tag), outcome);
  accord_text_line_set_tint (ACCORD_TEXT_LINE (tag), tint_of (accord_record_text (record, "outcome")), FALSE);
}

/* The library */

typedef struct {
  AccordDealObjections *self;
  GtkWidget *anchor;
  gint64 objection;
  char *type;
  gboolean has_reply;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->self);
  g_object_unref (asking->anchor);
  g_free (asking->type);
  g_free (asking);
}

static char *
words_of (AccordRecord *answer, const AccordAnswerRecord *record)
{
  if (record->decided == 0)
    return g_strdup_printf (_("%s · not tried yet"), accord_record_title (answer));
  return g_strdup_printf (_("%1$s · settled %2$d of %3$d"), accord_record_title (answer), (int) record->settled,
                          (int) record->decided);
}

static void
add_answers (GMenu *menu, Asking *asking, GArray *fared, GPtrArray *answers)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < answers->len; i++)
    {
      g_autofree char *words = NULL;

      if (answers->pdata[i] == NULL)
        continue;
      words = words_of (answers->pdata[i], &g_array_index (fared, AccordAnswerRecord, i));
      accord_menu_append (section, words, "objections.answer", "(xx)", asking->objection,
                          accord_record_id (answers->pdata[i]));
    }
  g_menu_append_section (menu, answers->len > 0 ? _("Answers That Settled It Before") : _("No Answer in the Library Yet"),
                         G_MENU_MODEL (section));
}

static DexFuture *
ask_fiber (gpointer data)
{
  Asking *asking = data;
  AccordStore *store = accord_workspace_get_store (asking->self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) fared = dex_await_boxed (accord_report_answers (store, asking->type), &error);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) keep = g_menu_new ();
  gint64 ids[ANSWERS_MAX];
  guint n = fared != NULL ? MIN (fared->len, ANSWERS_MAX) : 0;

  for (guint i = 0; i < n; i++)
    ids[i] = g_array_index (fared, AccordAnswerRecord, i).answer;
  if (fared != NULL)
    answers = n > 0 ? dex_await_boxed (accord_store_load (store, &accord_answer_kind, ids, n), &error) : g_ptr_array_new ();
  if (answers == NULL)
    {
      accord_say_error (asking->anchor, error->message);
      return dex_future_new_true ();
    }
  add_answers (menu, asking, fared, answers);
  if (asking->has_reply)
    {
      accord_menu_append (keep, _("Keep What Was Said in the Library…"), "objections.keep", "x", asking->objection);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (keep));
    }
  if (gtk_widget_get_mapped (asking->anchor))
    accord_menu_popup_on (asking->anchor, G_MENU_MODEL (menu));
  return dex_future_new_true ();
}

static void
answers_cb (GtkWidget *button, AccordDealObjections *self)
{
  AccordEntity *entity = g_object_get_data (G_OBJECT (button), "entity");
  AccordRecord *record = accord_entity_get_record (entity);
  Asking *asking;

  if (record == NULL)
    return;
  asking = g_new0 (Asking, 1);
  *asking = (Asking) { g_object_ref (self), g_object_ref (button), accord_record_id (record),
                       g_strdup (accord_record_text (record, "type")), accord_record_text (record, "reply") != NULL };
  dex_future_disown (dex_scheduler_spawn (NULL, 0, ask_fiber, asking, asking_free));
}

static void
build_row (AdwExpanderRow *row, AccordEntity *entity, gpointer data)
{
  AccordDealObjections *self = data;
  GtkWidget *tag = accord_tag_new ("", NULL, ACCORD_TINT_NEUTRAL);
  GtkWidget *button = gtk_button_new_from_icon_name ("accord-note-symbolic");

  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  accord_tooltip_set (button, _("Answers"));
  gtk_widget_set_visible (button, !accord_workspace_is_read_only (self->workspace));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Answers to this objection"), -1);
  g_object_set_data_full (G_OBJECT (button), "entity", g_object_ref (entity), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (answers_cb), self, 0);
  adw_expander_row_add_suffix (row, button); /* the last one added stands first */
  adw_expander_row_add_suffix (row, tag);
  g_object_set_data (G_OBJECT (row), "outcome", tag);
}

/* The words of the answer become what was said, unless something was. */
static DexFuture *
answer_loaded_cb (DexFuture *future, gpointer data)
{
  Asking *asking = data;
  AccordRecord *answer = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autofree char *label = g_strdup_printf (_("Answered with “%s”"), accord_record_title (answer));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_set_number (edit, OBJECTION, asking->objection, "answer", accord_record_id (answer));
  if (!asking->has_reply && accord_record_text (answer, "text") != NULL)
    accord_edit_set_text (edit, OBJECTION, asking->objection, "reply", accord_record_text (answer, "text"));
  return accord_commit_future (asking->anchor, asking->self->workspace, edit);
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordDealObjections *self = ACCORD_DEAL_OBJECTIONS (widget);
  Asking *asking = g_new0 (Asking, 1);
  gint64 objection, answer;
  g_autoptr (AccordEntity) entity = NULL;
  AccordRecord *record;

  g_variant_get (parameter, "(xx)", &objection, &answer);
  entity = accord_workspace_get_entity (self->workspace, OBJECTION, objection);
  record = accord_entity_get_record (entity);
  *asking = (Asking) { g_object_ref (self), g_object_ref (widget), objection, NULL,
                       record != NULL && accord_record_text (record, "reply") != NULL };
  dex_future_disown (dex_future_then (
    accord_tell_refusal (widget, accord_store_load_one (accord_workspace_get_store (self->workspace), &accord_answer_kind, answer)),
    answer_loaded_cb, asking, asking_free));
}

/* What was said becomes an answer of the library, and the one that was used here. */
static void
keep_action (GtkWidget *widget, const char *name, GVariant *id)
{
  AccordDealObjections *self = ACCORD_DEAL_OBJECTIONS (widget);
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (self->workspace, OBJECTION, g_variant_get_int64 (id));
  AccordRecord *record = accord_entity_get_record (entity);
  const AccordKind *kind = &accord_answer_kind;
  AccordEdit *edit;
  gint64 answer;

  if (record == NULL || accord_record_text (record, "reply") == NULL)
    return;
  edit = accord_edit_new (_("Kept an answer in the library"));
  answer = accord_edit_create (edit, kind);
  accord_edit_set_text (edit, kind, answer, "name", accord_record_title (record));
  accord_edit_set_text (edit, kind, answer, "type", accord_record_text (record, "type"));
  accord_edit_set_text (edit, kind, answer, "text", accord_record_text (record, "reply"));
  accord_edit_set_number (edit, OBJECTION, accord_record_id (record), "answer", answer);
  accord_commit (widget, self->workspace, edit);
}

/* Adding */

static void
add_type_action (GtkWidget *widget, const char *name, GVariant *type)
{
  AccordDealObjections *self = ACCORD_DEAL_OBJECTIONS (widget);
  g_autofree char *today = accord_date_to_iso (accord_date_today ());
  AdwDialog *dialog;

  if (self->deal == NULL)
    return;
  dialog = accord_record_dialog_new_add (self->workspace, OBJECTION, "deal", accord_entity_get_id (self->deal));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "type", g_variant_get_string (type, NULL));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "outcome", "open");
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (dialog), "raised_on", today);
  adw_dialog_present (dialog, widget);
}

static void
add_cb (AccordDealObjections *self, GtkWidget *button)
{
  const AccordField *field = &OBJECTION->fields[accord_kind_find (OBJECTION, "type")];
  g_autoptr (GMenu) menu = g_menu_new ();

  for (const AccordChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *label = g_strdup_printf (_("%s…"), accord_field_choice_label (field, choice->value));

      accord_menu_append (menu, label, "objections.add", "s", choice->value);
    }
  accord_menu_popup_on (button, G_MENU_MODEL (menu));
}

static void
accord_deal_objections_dispose (GObject *object)
{
  AccordDealObjections *self = ACCORD_DEAL_OBJECTIONS (object);

  G_OBJECT_CLASS (accord_deal_objections_parent_class)->dispose (object);
  g_clear_object (&self->deal);
  g_clear_object (&self->workspace);
}

static void
accord_deal_objections_class_init (AccordDealObjectionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_deal_objections_dispose;
  gtk_widget_class_install_action (widget_class, "objections.add", "s", add_type_action);
  gtk_widget_class_install_action (widget_class, "objections.answer", "(xx)", answer_action);
  gtk_widget_class_install_action (widget_class, "objections.keep", "x", keep_action);
}

static void
accord_deal_objections_init (AccordDealObjections *self)
{
}

/**
 * accord_deal_objections_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the section, of no deal
 */
GtkWidget *
accord_deal_objections_new (AccordWorkspace *workspace)
{
  AccordDealObjections *self = g_object_new (ACCORD_TYPE_DEAL_OBJECTIONS, NULL);
  const AccordDealPartLook look = { OBJECTION, "deal", NULL, _("Objections"), _("Add an objection"), _("Nothing said against it yet"),
                                    NULL };

  self->workspace = g_object_ref (workspace);
  self->part = ACCORD_DEAL_PART (accord_deal_part_new (workspace, &look));
  accord_deal_part_set_funcs (self->part, build_row, show_row, NULL, self);
  g_signal_connect_object (self->part, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->part));
  return GTK_WIDGET (self);
}

/**
 * accord_deal_objections_set_deal:
 * @self: the section
 * @deal: (nullable): whose objections
 */
void
accord_deal_objections_set_deal (AccordDealObjections *self, AccordEntity *deal)
{
  g_return_if_fail (ACCORD_IS_DEAL_OBJECTIONS (self));

  g_set_object (&self->deal, deal);
  accord_deal_part_set_owner (self->part, deal != NULL ? accord_entity_get_id (deal) : 0);
}
