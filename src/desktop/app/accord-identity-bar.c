/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordIdentityBar: a line below the pages, owned by the window, shown while a file has members and it is not known which
 * of them sits here. Follows the journal: members may come with an import or from other computers. Not AdwBanner: that has
 * one button, and this question may be passed over. Main thread. */

#include "accord-config.h"

#include "accord-identity-bar.h"

#include "accord-commit.h"
#include "accord-frame-call.h"
#include "accord-identity.h"
#include "accord-lazy-menu.h"
#include "accord-record-chooser.h"

#include <glib/gi18n-lib.h>

struct _AccordIdentityBar {
  AdwBin parent_instance;

  GSettings *settings;
  AccordWorkspace *workspace; /* NULL: none is open */
  GtkWidget *reason;
  GtkMenuButton *choose;
  AccordFrameCall look_due;
};

G_DEFINE_FINAL_TYPE (AccordIdentityBar, accord_identity_bar, ADW_TYPE_BIN)

typedef struct {
  AccordIdentityBar *self;    /* owned */
  AccordWorkspace *workspace; /* owned: the one that was asked about */
} Asked;

static Asked *
asked_new (AccordIdentityBar *self)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (self), g_object_ref (self->workspace) };
  return asked;
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->self);
  g_object_unref (asked->workspace);
  g_free (asked);
}

static DexFuture *
looked_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (value == NULL && !accord_store_is_closing (accord_workspace_get_store (asked->workspace)))
    g_message ("Whether to ask who sits here is not known: %s", error->message);
  if (asked->self->workspace == asked->workspace)
    gtk_widget_set_visible (GTK_WIDGET (asked->self), value != NULL && g_value_get_boolean (value));
  return dex_future_new_true ();
}

static void
look (gpointer data)
{
  AccordIdentityBar *self = data;

  if (self->workspace != NULL)
    dex_future_disown (dex_future_finally (accord_identity_is_wanted (self->workspace, self->settings), looked_cb,
                                           asked_new (self), asked_free));
}

static void
committed_cb (AccordIdentityBar *self, AccordChangeSet *changes)
{
  if (accord_change_set_touches (changes, &accord_member_kind))
    accord_frame_call_queue (&self->look_due);
}

/* What could not be remembered is asked again. */
static DexFuture *
unanswered_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;

  if (asked->self->workspace == asked->workspace)
    look (asked->self);
  return dex_ref (future);
}

static void
answer (AccordIdentityBar *self, gint64 member)
{
  DexFuture *set = accord_tell_refusal (GTK_WIDGET (self), accord_identity_set (self->workspace, self->settings, member));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  dex_future_disown (dex_future_catch (set, unanswered_cb, asked_new (self), asked_free));
}

static void
chosen_cb (AccordIdentityBar *self, gint64 member)
{
  if (self->workspace != NULL)
    answer (self, member);
}

static DexFuture *
made_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  gint64 member;

  if (value == NULL)
    accord_say_error (GTK_WIDGET (asked->self), error->message);
  else if (asked->self->workspace == asked->workspace &&
           accord_change_set_created (g_value_get_boxed (value), &accord_member_kind, &member))
    answer (asked->self, member);
  return dex_future_new_true ();
}

/* Whoever is not in the list puts themselves there. */
static void
create_cb (AccordIdentityBar *self, const char *name)
{
  g_autofree char *label = g_strdup_printf (_ ("Added %s"), name);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, &accord_member_kind);

  if (self->workspace == NULL)
    return;
  accord_edit_set_text (edit, &accord_member_kind, id, "name", name);
  dex_future_disown (dex_future_finally (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit), made_cb,
                                         asked_new (self), asked_free));
}

static void
pass_cb (AccordIdentityBar *self)
{
  if (self->workspace != NULL)
    answer (self, 0);
}

static GtkWidget *
make_words (AccordIdentityBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *question = g_object_new (GTK_TYPE_LABEL, "label", _ ("Who is working here?"), "xalign", 0.0f, "wrap", TRUE, NULL);
  GtkWidget *reason = g_object_new (GTK_TYPE_LABEL, "label", _ ("Changes then carry that name, and Today shows that person’s steps."),
                                    "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (question, "heading");
  gtk_widget_add_css_class (reason, "secondary");
  gtk_widget_add_css_class (reason, "caption");
  gtk_box_append (GTK_BOX (box), question);
  gtk_box_append (GTK_BOX (box), reason);
  self->reason = reason;
  return box;
}

static GtkWidget *
make_buttons (AccordIdentityBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *pass = gtk_button_new_with_mnemonic (_ ("_Not Now"));

  self->choose = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->choose, _ ("C_hoose…"));
  gtk_menu_button_set_use_underline (self->choose, TRUE);
  gtk_menu_button_set_direction (self->choose, GTK_ARROW_UP);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (pass, "flat");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choose));
  gtk_box_append (GTK_BOX (box), pass);
  g_signal_connect_object (pass, "clicked", G_CALLBACK (pass_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static void
accord_identity_bar_dispose (GObject *object)
{
  AccordIdentityBar *self = ACCORD_IDENTITY_BAR (object);

  if (self->workspace != NULL)
    accord_identity_bar_set_workspace (self, NULL);
  accord_frame_call_clear (&self->look_due);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (accord_identity_bar_parent_class)->dispose (object);
}

static void
accord_identity_bar_class_init (AccordIdentityBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_identity_bar_dispose;
}

static void
accord_identity_bar_init (AccordIdentityBar *self)
{
  AdwWrapBox *box = ADW_WRAP_BOX (adw_wrap_box_new ());

  accord_frame_call_init (&self->look_due, look, self);
  adw_wrap_box_set_child_spacing (box, 18);
  adw_wrap_box_set_line_spacing (box, 8);
  adw_wrap_box_set_justify (box, ADW_JUSTIFY_SPREAD); /* what is pressed stands at the end of the line */
  adw_wrap_box_set_justify_last_line (box, TRUE);
  adw_wrap_box_append (box, make_words (self));
  adw_wrap_box_append (box, make_buttons (self));
  gtk_widget_add_css_class (GTK_WIDGET (box), "identity-bar");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * accord_identity_bar_new:
 * @settings: of the application
 *
 * Returns: (transfer floating): a bar that asks nothing yet
 */
GtkWidget *
accord_identity_bar_new (GSettings *settings)
{
  AccordIdentityBar *self = g_object_new (ACCORD_TYPE_IDENTITY_BAR, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::identity", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Made when somebody chooses: most files know who sits here. */
static GtkWidget *
make_chooser (gpointer data)
{
  AccordIdentityBar *self = data;
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, &accord_member_kind);

  accord_record_chooser_set_can_create (ACCORD_RECORD_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
  return chooser;
}

static void
follow (AccordIdentityBar *self)
{
  AccordJournal *journal = accord_workspace_get_journal (self->workspace);

  accord_lazy_popover_attach (self->choose, make_chooser, self);
  g_signal_connect_object (journal, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "actor-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
}

/**
 * accord_identity_bar_set_compact:
 * @self: the line
 * @compact: there is little room: it asks without saying why
 */
void
accord_identity_bar_set_compact (AccordIdentityBar *self, gboolean compact)
{
  g_return_if_fail (ACCORD_IS_IDENTITY_BAR (self));
  gtk_widget_set_visible (self->reason, !compact);
}

/**
 * accord_identity_bar_set_workspace:
 * @self: a bar
 * @workspace: (nullable): the open file, whose known person is its journal's actor already
 *
 * Asks where it is not known who sits here.
 */
void
accord_identity_bar_set_workspace (AccordIdentityBar *self, AccordWorkspace *workspace)
{
  g_return_if_fail (ACCORD_IS_IDENTITY_BAR (self));

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (accord_workspace_get_journal (self->workspace), self);
  g_clear_object (&self->workspace);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_menu_button_set_popover (self->choose, NULL);
  if (workspace == NULL)
    return;
  self->workspace = g_object_ref (workspace);
  follow (self);
}
