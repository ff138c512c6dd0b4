/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-sharing-label.h"

#include <glib/gi18n-lib.h>
#include "accord-sharing.h"
#include "accord-sharing-ask.h"
#include "accord-sync.h"
#include "accord-tooltip.h"

#define EVERY_S 30 /* "2 minutes ago" grows old by itself */

struct _AccordSharingLabel {
  GtkButton parent_instance;
  GtkLabel *label;
  GtkWidget *mark;        /* only while something has to be looked at */
  AccordSharing *sharing; /* owned; NULL without a workspace */
  char *trouble;          /* NULL: all is well */
  guint timer;
  gboolean has_asked; /* about the clock */
};

G_DEFINE_FINAL_TYPE (AccordSharingLabel, accord_sharing_label, GTK_TYPE_BUTTON)

enum { PROP_TROUBLE = 1, N_PROPS };

static GParamSpec *props[N_PROPS];

/* Once for each time that it is in doubt, as soon as there is a window to ask in: the label itself may lie in a sidebar that
 * is folded away. */
static void
ask_clock (AccordSharingLabel *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AccordSync *sync = self->sharing != NULL ? accord_sharing_get_sync (self->sharing) : NULL;
  gboolean doubtful = sync != NULL && accord_sync_get_status (sync)->clock_is_doubtful;

  if (doubtful && !self->has_asked && root != NULL && gtk_widget_get_mapped (GTK_WIDGET (root)))
    {
      self->has_asked = TRUE;
      accord_sharing_ask_clock (GTK_WIDGET (self), self->sharing);
    }
  if (!doubtful)
    self->has_asked = FALSE;
}

/* What goes on as it should is quiet. */
static gboolean
needs_somebody (const AccordSyncStatus *status)
{
  return status->clock_is_doubtful || status->n_conflicts > 0 || status->problems->len > 0 ||
         (status->state >= ACCORD_SYNC_UNREACHABLE && status->state <= ACCORD_SYNC_FAILED);
}

/* Something to be settled is said where nothing worse is. */
static char *
words_of (AccordSharing *sharing, const AccordSyncStatus *status)
{
  if (status != NULL && !status->clock_is_doubtful && status->state < ACCORD_SYNC_UNREACHABLE)
    {
      if (status->n_conflicts > 0)
        return g_strdup_printf (ngettext ("%u field written at once", "%u fields written at once", status->n_conflicts), status->n_conflicts);
      if (status->problems->len > 0)
        return g_strdup_printf (ngettext ("%u file was not taken", "%u files were not taken", status->problems->len), status->problems->len);
    }
  return accord_sharing_get_words (sharing);
}

static void
set_trouble (AccordSharingLabel *self, const char *trouble)
{
  gtk_widget_set_visible (self->mark, trouble != NULL);
  if (g_set_str (&self->trouble, trouble))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TROUBLE]);
}

static void
update (AccordSharingLabel *self)
{
  AccordSync *sync = self->sharing != NULL ? accord_sharing_get_sync (self->sharing) : NULL;
  const AccordSyncStatus *status = sync != NULL ? accord_sync_get_status (sync) : NULL;
  g_autofree char *words = self->sharing != NULL ? words_of (self->sharing, status) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  gtk_label_set_label (self->label, words != NULL ? words : "");
  set_trouble (self, status != NULL && needs_somebody (status) ? words : NULL);
  accord_tooltip_set (GTK_WIDGET (self), status != NULL && status->message != NULL ? status->message : _ ("Sharing"));
  ask_clock (self);
}

static gboolean
every_cb (gpointer data)
{
  update (data);
  return G_SOURCE_CONTINUE;
}

void
accord_sharing_label_set_workspace (AccordSharingLabel *self, AccordWorkspace *workspace)
{
  if (self->sharing != NULL)
    g_signal_handlers_disconnect_by_func (self->sharing, update, self);
  g_clear_object (&self->sharing);
  if (workspace != NULL)
    self->sharing = g_object_ref (accord_sharing_of (workspace));
  if (self->sharing != NULL)
    g_signal_connect_object (self->sharing, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
accord_sharing_label_dispose (GObject *object)
{
  AccordSharingLabel *self = ACCORD_SHARING_LABEL (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->sharing != NULL)
    g_signal_handlers_disconnect_by_func (self->sharing, update, self);
  g_clear_object (&self->sharing);
  G_OBJECT_CLASS (accord_sharing_label_parent_class)->dispose (object);
}

static void
accord_sharing_label_finalize (GObject *object)
{
  g_free (ACCORD_SHARING_LABEL (object)->trouble);
  G_OBJECT_CLASS (accord_sharing_label_parent_class)->finalize (object);
}

static void
accord_sharing_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TROUBLE)
    g_value_set_string (value, ACCORD_SHARING_LABEL (object)->trouble);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
accord_sharing_label_class_init (AccordSharingLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = accord_sharing_label_dispose;
  object_class->finalize = accord_sharing_label_finalize;
  object_class->get_property = accord_sharing_label_get_property;
  /**
   * AccordSharingLabel:trouble:
   *
   * What somebody has to look at, in a few words; %NULL while all is well. For windows whose sidebar is folded away.
   */
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
accord_sharing_label_init (AccordSharingLabel *self)
{
  GtkWidget *label = gtk_label_new (NULL), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->mark = gtk_image_new_from_icon_name ("accord-warning-symbolic");
  gtk_widget_add_css_class (self->mark, "warning");
  self->label = GTK_LABEL (label);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_lines (self->label, 2);
  gtk_label_set_xalign (self->label, 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.preferences-page");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", "sharing");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->timer = g_timeout_add_seconds (EVERY_S, every_cb, self);
}

/**
 * accord_sharing_label_new:
 * Returns: (transfer floating): a label that is hidden until it has a workspace that is shared
 */
GtkWidget *
accord_sharing_label_new (void)
{
  return g_object_new (ACCORD_TYPE_SHARING_LABEL, NULL);
}
