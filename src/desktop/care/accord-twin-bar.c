/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTwinBar: see the header. Asked at most once per frame, of indexes only; an answer to what is no
 * longer typed is dropped.
 *
 *   form "typed", entity "notify::record", commit ─ once per frame ─▶ accord_duplicates_hint()
 *                                                  ─▶ not kept apart ─▶ the likeliest is shown
 */

#include "accord-config.h"

#include "accord-twin-bar.h"

#include <glib/gi18n-lib.h>
#include "accord-announce.h"
#include "accord-cluster-row.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-distinct.h"
#include "accord-duplicates.h"
#include "accord-frame-call.h"
#include "accord-twin-question.h"

#define REST 120 /* ms that a record stays before it is asked about: stepping through a list asks nothing */
#define FIBER_STACK (256 * 1024)

#define WORDS_CHARS 34 /* the buttons stand beside the words where these fit; the rest wraps */

struct _AccordTwinBar {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  AccordRecordDialog *form; /* weak; NULL: on a record */
  AccordEntity *entity;     /* the record, or NULL */
  AccordFrameCall ask;
  guint generation;
  AccordRecord *twin;       /* NULL: nothing to say */
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (AccordTwinBar, accord_twin_bar, ADW_TYPE_BIN)

static void
show (AccordTwinBar *self, AccordRecord *twin, AccordTwinReasons reasons)
{
  gboolean other = twin != NULL && (self->twin == NULL || accord_record_id (twin) != accord_record_id (self->twin));

  g_clear_pointer (&self->twin, accord_record_unref);
  if (twin != NULL)
    {
      g_autofree char *why = accord_cluster_reasons (reasons);
      /* Translators: name of a record, why: "Looks like Nordwind (same phone)" */
      g_autofree char *words = g_strdup_printf (_ ("Looks like %1$s (%2$s)"), accord_record_title (twin), why);

      self->twin = accord_record_ref (twin);
      accord_data_label_set_text (self->words, words);
      if (other)
        accord_announce (self, words, FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), twin != NULL);
}

/* The likeliest that nobody has said to be another. */
static gboolean
choose (AccordTwinQuestion *question, AccordStore *store, AccordDuplicates *found, guint *chosen, GError **error)
{
  g_autoptr (GPtrArray) distinct = NULL;

  *chosen = 0;
  if (found->pairs->len == 0 || question->self == 0)
    return TRUE;
  distinct = dex_await_boxed (accord_distinct_of (store, question->kind, question->self), error);
  if (distinct == NULL)
    return FALSE;
  while (*chosen < found->pairs->len && accord_distinct_has (distinct, question->kind, g_array_index (found->pairs, AccordTwins, *chosen).b))
    (*chosen)++;
  return TRUE;
}

static DexFuture *
ask_fiber (gpointer data)
{
  AccordTwinQuestion *question = data;
  AccordTwinBar *self = question->asker;
  g_autoptr (AccordStore) store = g_object_ref (accord_workspace_get_store (self->workspace));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordDuplicates) found =
    dex_await_boxed (accord_duplicates_hint (store, question->kind, question->values, question->self,
                                             question->self != 0 ? ACCORD_TWIN_LIKELY : ACCORD_TWIN_HINT), &error);
  guint chosen;

  if (found == NULL || !choose (question, store, found, &chosen, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (question->generation != self->generation)
    return dex_future_new_for_boolean (FALSE);
  if (chosen < found->pairs->len)
    show (self, found->records->pdata[chosen], g_array_index (found->pairs, AccordTwins, chosen).reasons);
  else
    show (self, NULL, 0);
  return dex_future_new_for_boolean (TRUE);
}

static gboolean
fill (AccordTwinBar *self, AccordTwinQuestion *question)
{
  AccordRecord *record = self->entity != NULL ? accord_entity_get_record (self->entity) : NULL;

  if (self->form != NULL)
    accord_record_dialog_get_typed (self->form, question->values);
  else if (record == NULL || accord_record_is_deleted (record))
    return FALSE;
  else
    {
      question->kind = accord_record_kind (record);
      question->self = accord_record_id (record);
      for (int i = 0; i < question->kind->n_fields; i++)
        accord_value_copy (&question->values[i], accord_record_value (record, i));
    }
  return TRUE;
}

static void
ask (gpointer data)
{
  AccordTwinBar *self = data;
  AccordTwinQuestion *question = accord_twin_question_new (self, ++self->generation, self->kind);

  if (fill (self, question))
    dex_future_disown (accord_tell_refusal (GTK_WIDGET (self), dex_scheduler_spawn (NULL, FIBER_STACK, ask_fiber, question, accord_twin_question_free)));
  else
    {
      accord_twin_question_free (question);
      show (self, NULL, 0);
    }
}

static void
typed_cb (AccordTwinBar *self)
{
  self->generation++; /* what is under way answers another question */
  accord_frame_call_queue (&self->ask);
}

static void
touched_cb (AccordTwinBar *self)
{
  self->generation++;
  accord_frame_call_queue_after (&self->ask, REST);
}

static void
committed_cb (AccordTwinBar *self, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, self->kind) || accord_change_set_touches (set, &accord_distinct_kind))
    touched_cb (self);
}

static void
open_cb (AccordTwinBar *self)
{
  gint64 id = accord_record_id (self->twin);
  g_autoptr (AccordTwinBar) hold = g_object_ref (self);

  accord_show_record (GTK_WIDGET (self), self->kind, id);
  adw_dialog_close (ADW_DIALOG (self->form));
}

static void
compare_cb (AccordTwinBar *self)
{
  gint64 ids[] = { accord_entity_get_id (self->entity), accord_record_id (self->twin) };

  gtk_widget_activate_action (GTK_WIDGET (self), "win.compare", "(s@ax)", self->kind->name,
                              g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, 2, sizeof *ids));
}

static void
distinct_cb (AccordTwinBar *self)
{
  AccordRecord *records[] = { accord_entity_get_record (self->entity), self->twin };

  if (records[0] != NULL)
    accord_commit (GTK_WIDGET (self), self->workspace, accord_distinct_edit (self->kind, records, 2));
}

static void
forget (AccordTwinBar *self)
{
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_clear_object (&self->entity);
}

static void
accord_twin_bar_dispose (GObject *object)
{
  AccordTwinBar *self = ACCORD_TWIN_BAR (object);

  self->generation++;
  accord_frame_call_clear (&self->ask);
  forget (self);
  g_clear_weak_pointer (&self->form);
  g_clear_pointer (&self->twin, accord_record_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_twin_bar_parent_class)->dispose (object);
}

static void
accord_twin_bar_class_init (AccordTwinBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_twin_bar_dispose;
}

static void
accord_twin_bar_init (AccordTwinBar *self)
{
  accord_frame_call_init (&self->ask, ask, self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
add_button (AccordTwinBar *self, GtkBox *buttons, const char *label, GCallback clicked, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (buttons, button);
}

static GtkWidget *
make_hint (AccordWorkspace *workspace, const AccordKind *kind, AccordRecordDialog *form)
{
  AccordTwinBar *self = g_object_new (ACCORD_TYPE_TWIN_BAR, NULL);
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());
  GtkBox *buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_set_weak_pointer (&self->form, form);
  self->words = GTK_LABEL (accord_data_label_new (NULL));
  g_object_set (self->words, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "ellipsize", PANGO_ELLIPSIZE_NONE, "hexpand", TRUE,
                "max-width-chars", WORDS_CHARS, NULL);
  if (form != NULL)
    add_button (self, buttons, _ ("Open"), G_CALLBACK (open_cb), FALSE);
  else
    {
      add_button (self, buttons, _ ("Not the Same"), G_CALLBACK (distinct_cb), FALSE);
      add_button (self, buttons, _ ("Compare"), G_CALLBACK (compare_cb), TRUE);
    }
  adw_wrap_box_set_child_spacing (box, 12);
  adw_wrap_box_set_line_spacing (box, 8);
  adw_wrap_box_set_justify (box, ADW_JUSTIFY_FILL);
  adw_wrap_box_append (box, GTK_WIDGET (self->words));
  adw_wrap_box_append (box, GTK_WIDGET (buttons));
  gtk_widget_add_css_class (GTK_WIDGET (box), "suggestion");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  return GTK_WIDGET (self);
}

/**
 * accord_twin_bar_new:
 * @workspace: the open file
 * @kind: customers or contacts
 *
 * Returns: (transfer floating): a bar for a record page, hidden
 */
GtkWidget *
accord_twin_bar_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  GtkWidget *hint = make_hint (workspace, kind, NULL);

  gtk_widget_set_margin_bottom (hint, 18);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), hint, G_CONNECT_SWAPPED);
  return hint;
}

/**
 * accord_twin_bar_set_record:
 * @self: a bar of a record page
 * @id: what the page shows, 0 for nothing
 */
void
accord_twin_bar_set_record (AccordTwinBar *self, gint64 id)
{
  g_return_if_fail (ACCORD_IS_TWIN_BAR (self));

  if (self->workspace == NULL || (self->entity != NULL && accord_entity_get_id (self->entity) == id))
    return;
  forget (self);
  show (self, NULL, 0);
  if (id != 0 && !accord_workspace_is_read_only (self->workspace))
    {
      self->entity = accord_workspace_get_entity (self->workspace, self->kind, id);
      g_signal_connect_object (self->entity, "notify::record", G_CALLBACK (touched_cb), self, G_CONNECT_SWAPPED);
    }
  touched_cb (self);
}

/**
 * accord_twin_bar_add_to_form:
 * @workspace: the open file
 * @form: in which a customer or contact is being typed
 *
 * Has the form say while typing what the new record looks like.
 */
void
accord_twin_bar_add_to_form (AccordWorkspace *workspace, AccordRecordDialog *form)
{
  GtkWidget *hint;

  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (form));

  if (!accord_duplicates_has (accord_record_dialog_get_kind (form)))
    return;
  hint = make_hint (workspace, accord_record_dialog_get_kind (form), form);
  g_signal_connect_object (form, "typed", G_CALLBACK (typed_cb), hint, G_CONNECT_SWAPPED);
  accord_record_dialog_set_hint (form, hint);
}
