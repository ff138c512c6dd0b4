/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom a pasted card looks like: asked of the duplicates in a fiber, told in two rows of the form. */

#include "accord-config.h"

#include "accord-paste-form-private.h"

#include <glib/gi18n-lib.h>
#include "accord-cluster-row.h"
#include "accord-commit.h"
#include "accord-duplicates.h"
#include "accord-paste-edit.h"
#include "accord-twin-question.h"

#define FIBER_STACK (256 * 1024)

static void
show_company (AccordPasteForm *self, AccordRecord *record, AccordTwinReasons reasons)
{
  g_autofree char *title = record != NULL ? g_strdup_printf (_ ("Belongs to %s"), accord_record_title (record)) : NULL;
  g_autofree char *why = record != NULL ? accord_cluster_reasons (reasons) : NULL;
  g_autofree char *subtitle = NULL;
  gint64 id = record != NULL ? accord_record_id (record) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->company), record != NULL);
  if (record == NULL || id == self->company_id)
    {
      self->company_id = id;
      return;
    }
  /* Translators: %s is why a company is taken for one that is there: "same name" */
  subtitle = g_strdup_printf (_ ("A customer already (%s). On: nothing of it is changed; off: a new one is made"), why);
  self->company_id = id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->company), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->company), subtitle);
  adw_switch_row_set_active (self->company, (reasons & (ACCORD_TWIN_NAME | ACCORD_TWIN_TAX_ID)) != 0);
}

static void
show_twin (AccordPasteForm *self, const AccordKind *kind, AccordRecord *record, AccordTwinReasons reasons)
{
  g_autofree char *why = record != NULL ? accord_cluster_reasons (reasons) : NULL;
  g_autofree char *words = record != NULL ? g_strdup_printf (_ ("Looks like %1$s (%2$s)"), accord_record_title (record), why) : NULL;

  self->twin_kind = kind;
  self->twin_id = record != NULL ? accord_record_id (record) : 0;
  gtk_widget_set_visible (self->twin, record != NULL);
  if (record != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->twin), words);
}

/* The likeliest of a kind goes to @record with its reasons; FALSE: it could not be asked. */
static gboolean
find_twin (AccordTwinQuestion *question, const AccordKind *kind, gboolean person, AccordRecord **record, AccordTwinReasons *reasons, GError **error)
{
  AccordPasteForm *self = question->asker;
  g_autoptr (AccordDuplicates) found = NULL;

  accord_twin_question_clear (question);
  accord_paste_edit_values (&self->card, person, question->values);
  found = dex_await_boxed (accord_duplicates_hint (accord_workspace_get_store (self->workspace), kind, question->values, 0,
                                                   ACCORD_TWIN_HINT), error);
  if (found == NULL)
    return FALSE;
  if (found->pairs->len > 0)
    {
      *record = accord_record_ref (found->records->pdata[0]);
      *reasons = g_array_index (found->pairs, AccordTwins, 0).reasons;
    }
  return TRUE;
}

static DexFuture *
ask_fiber (gpointer data)
{
  AccordTwinQuestion *question = data;
  AccordPasteForm *self = question->asker;
  gboolean company = accord_paste_form_has_text (accord_pasted_card_text (&self->card, ACCORD_PASTED_COMPANY));
  gboolean person = accord_paste_form_has_text (accord_pasted_card_text (&self->card, ACCORD_PASTED_NAME));
  const AccordKind *kind = &accord_customer_kind;
  g_autoptr (AccordRecord) at = NULL;
  g_autoptr (AccordRecord) twin = NULL;
  g_autoptr (GError) error = NULL;
  AccordTwinReasons why_at = 0, why_twin = 0;

  if (company && !find_twin (question, &accord_customer_kind, FALSE, &at, &why_at, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (person && !company && !find_twin (question, kind, FALSE, &twin, &why_twin, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (person && twin == NULL) /* somebody at a company, too */
    {
      kind = &accord_contact_kind;
      if (!find_twin (question, kind, TRUE, &twin, &why_twin, &error))
        return dex_future_new_for_error (g_steal_pointer (&error));
    }
  if (question->generation != self->generation)
    return dex_future_new_for_boolean (FALSE);
  show_company (self, at, why_at);
  show_twin (self, kind, twin, why_twin);
  return dex_future_new_for_boolean (TRUE);
}

/* Asks anew whom the card looks like, and says so. */
void
accord_paste_form_ask (AccordPasteForm *self)
{
  AccordTwinQuestion *question = accord_twin_question_new (self, ++self->generation, &accord_customer_kind);

  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), dex_scheduler_spawn (NULL, FIBER_STACK, ask_fiber, question, accord_twin_question_free)));
}

static void
open_twin_cb (AccordPasteForm *self)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_DIALOG);
  g_autoptr (AccordPasteForm) hold = g_object_ref (self);

  accord_show_record (GTK_WIDGET (self), self->twin_kind, self->twin_id);
  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
skip_cb (AccordPasteForm *self)
{
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
}

/* The row that says it, with what can be done about it. */
GtkWidget *
accord_paste_form_make_twin (AccordPasteForm *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *open = gtk_button_new_with_label (_ ("Open"));
  GtkWidget *skip = gtk_button_new_with_label (_ ("Leave Out"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), skip);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (skip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "paste-twin");
  g_signal_connect_object (open, "clicked", G_CALLBACK (open_twin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (skip, "clicked", G_CALLBACK (skip_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (row, FALSE);
  return row;
}
