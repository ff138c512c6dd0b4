/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions of which only the newest answer counts, answered by hand and out of order. */

#include <gio/gio.h>
#include "accord-newest-answer.h"

#define OWNER (owner_get_type ())
G_DECLARE_FINAL_TYPE (Owner, owner, TEST, OWNER, GObject)

struct _Owner {
  GObject parent_instance;

  AccordNewestAnswer answer;
};

G_DEFINE_FINAL_TYPE (Owner, owner, G_TYPE_OBJECT)

/* What was answered, outside of the owner: it may be gone. */
static GString *heard;

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  g_assert_true (TEST_IS_OWNER (owner));
  g_assert_true ((value == NULL) != (error == NULL));
  g_string_append_printf (heard, "%s ", value != NULL ? g_value_get_string (value) : error->message);
}

static void
owner_class_init (OwnerClass *klass)
{
}

static void
owner_init (Owner *self)
{
  accord_newest_answer_init (&self->answer, self, answered);
}

static DexPromise *
ask (Owner *self)
{
  DexPromise *promise = dex_promise_new ();

  accord_newest_answer_ask (&self->answer, dex_ref (DEX_FUTURE (promise)));
  return promise;
}

/* Answers, and waits until whoever is to hear of it has. */
static void
resolve (DexPromise *promise, const char *words)
{
  dex_promise_resolve_string (promise, g_strdup (words));
  dex_unref (promise);
  for (int i = 0; i < 5; i++)
    while (g_main_context_iteration (NULL, FALSE))
      ;
}

static void
reject (DexPromise *promise, int code)
{
  dex_promise_reject (promise, g_error_new_literal (G_IO_ERROR, code, "refused"));
  dex_unref (promise);
  for (int i = 0; i < 5; i++)
    while (g_main_context_iteration (NULL, FALSE))
      ;
}

static void
test_newest_counts (void)
{
  g_autoptr (Owner) owner = g_object_new (OWNER, NULL);
  DexPromise *first = ask (owner), *second = ask (owner), *third;

  resolve (second, "second");
  resolve (first, "first");
  g_assert_cmpstr (heard->str, ==, "second ");
  third = ask (owner);
  resolve (third, "third");
  g_assert_cmpstr (heard->str, ==, "second third ");
}

static void
test_failure_is_told (void)
{
  g_autoptr (Owner) owner = g_object_new (OWNER, NULL);

  reject (ask (owner), G_IO_ERROR_FAILED);
  g_assert_cmpstr (heard->str, ==, "refused ");
  reject (ask (owner), G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (heard->str, ==, "refused ");
}

static void
test_dropped_is_not_told (void)
{
  g_autoptr (Owner) owner = g_object_new (OWNER, NULL);
  DexPromise *asked = ask (owner);

  accord_newest_answer_drop (&owner->answer);
  resolve (asked, "late");
  g_assert_cmpstr (heard->str, ==, "");
}

static void
test_owner_may_go (void)
{
  Owner *owner = g_object_new (OWNER, NULL);
  DexPromise *asked = ask (owner);

  g_assert_finalize_object (owner);
  resolve (asked, "to nobody");
  g_assert_cmpstr (heard->str, ==, "");
}

static void
set_up (gpointer fixture, gconstpointer data)
{
  heard = g_string_new (NULL);
}

static void
tear_down (gpointer fixture, gconstpointer data)
{
  g_string_free (heard, TRUE);
}

static void
run (gpointer fixture, gconstpointer func)
{
  ((void (*) (void)) func) ();
}

#define ADD(name, func) g_test_add_vtable (name, 0, (gconstpointer) (func), set_up, run, tear_down)

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/lists/newest-answer/only-the-newest-counts", test_newest_counts);
  ADD ("/lists/newest-answer/why-there-is-none-is-told-but-not-that-it-was-cancelled", test_failure_is_told);
  ADD ("/lists/newest-answer/what-was-dropped-is-not-told", test_dropped_is_not_told);
  ADD ("/lists/newest-answer/does-not-hold-who-asks", test_owner_may_go);
  return g_test_run ();
}
