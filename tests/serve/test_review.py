#!/usr/bin/env python3
"""Decisions of reviewers: kept with author, reason and time; what stands follows; the machine's reading stays."""
import contextlib
import json
import resource
import unittest

from server import ServeTest, Server, Stream


class Review(ServeTest):
    def test_each_decision_and_its_undoing(self):
        with Server(self.copy()) as server:
            before = server.data("/claims?type=capture&limit=1")[0]
            name = before["id"]
            total = server.data("/overview")["totals"]["claims"]

            rejected = server.decide({"action": "reject", "claim": name, "reason": "not so", "author": "anna"})["data"]
            server.wait_for("/overview", lambda data: data["totals"]["claims"] == total - 1)
            gone = server.json("/claims/" + name, status=410)
            self.assertEqual((gone["ok"], gone["error"], gone["data"]["id"]), (False, "gone", name))
            self.assertNotIn(name, [claim["id"] for claim in server.data("/claims?limit=1000")])
            self.assertEqual([claim["id"] for claim in server.data("/claims?status=rejected")], [name])

            server.decide({"action": "undo", "decision": rejected["id"]})
            server.wait_for("/overview", lambda data: data["totals"]["claims"] == total)
            again = server.decide({"action": "undo", "decision": rejected["id"]}, status=409)
            self.assertEqual(again["error"], "conflict")

            server.decide({"action": "retype", "claim": name, "value": {"type": "advance"}, "reason": "outskirts only"})
            server.decide({"action": "redate", "claim": name, "value": {"from": "2020-10-01", "to": "2020-10-02"},
                           "reason": "the text says so"})
            server.decide({"action": "replace", "claim": name, "value": {"place": "wof:1125938249", "at": 0},
                           "reason": "it is Hadrut"})
            changed = server.wait_for("/claims/" + name, lambda claim: "places" in (claim["machine"] or {}))
            self.assertEqual((changed["id"], changed["type"], changed["status"]), (name, "advance", "changed"))
            self.assertEqual(changed["time"]["from"], "2020-10-01")
            self.assertEqual(changed["places"][0]["name"], "Hadrut")
            self.assertEqual(changed["machine"]["type"], before["type"])
            self.assertEqual(changed["evidence"], before["evidence"])
            self.assertEqual(len(changed["decisions"]), 5)

            log = server.data("/review/decisions")
            self.assertEqual([row["action"] for row in log], ["replace", "redate", "retype", "undo", "reject"])
            self.assertEqual((log[-1]["author"], log[-1]["reason"], log[-1]["undone_by"]), ("anna", "not so", log[-2]["id"]))
            self.assertTrue(log[-1]["at"].endswith("Z"))

    def test_merged_events_lead_on_and_split_ones_part(self):
        with Server(self.copy()) as server:
            item = server.data("/review?queue=merge&limit=1")[0]
            one, two = (event["id"] for event in item["events"])
            together = sum(event["claims"] for event in item["events"])
            merged = server.decide({"action": "merge", "event": one, "with": two, "reason": "one attack"})["data"]
            server.wait_for("/review/decisions", lambda log: log)

            def whole(name):
                answer = server.ask("/api/v1/events/" + name)
                if answer.status == 301:
                    answer = server.ask(answer.getheader("Location"))
                return json.loads(answer.bytes)["data"]
            server.wait_for("/changes", lambda changes: len(changes) > 1)
            self.assertEqual(whole(one)["claims"], together)
            self.assertEqual(whole(one)["id"], whole(two)["id"])
            self.assertEqual({server.ask("/api/v1/events/" + name).status for name in (one, two)}, {200, 301})
            self.assertNotIn(item["key"], [row["key"] for row in server.data("/review?queue=merge&limit=1000")])

            server.decide({"action": "undo", "decision": merged["id"]})
            server.wait_for("/events/" + one, lambda event: event["claims"] < together)
            event = next(event for event in server.data("/events?limit=100") if event["claims"] > 2)
            members = [claim["id"] for claim in server.data("/events/" + event["id"])["claim_list"]]
            server.decide({"action": "split", "event": event["id"], "claims": members[1:2], "reason": "another"})
            server.wait_for("/events/" + event["id"], lambda found: found["claims"] == len(members) - 1)
            apart = server.data("/claims/" + members[1])["event"]
            self.assertNotEqual(apart, event["id"])

    def test_queues_empty_themselves(self):
        with Server(self.copy()) as server:
            item = server.data("/review?queue=date&limit=1")[0]
            server.decide({"action": "defer", "queue": "date", "key": item["key"]})
            server.wait_for("/review?queue=date&limit=1000", lambda rows: item["key"] not in [row["key"] for row in rows])
            other = server.data("/review?queue=date&limit=1")[0]
            server.decide({"action": "accept", "claim": other["claim"]["id"]})
            server.wait_for("/review?queue=date&limit=1000", lambda rows: other["key"] not in [row["key"] for row in rows])
            self.assertEqual(server.data("/claims/" + other["claim"]["id"])["status"], "accepted")

    def test_what_cannot_be_decided(self):
        with Server(self.copy()) as server:
            claim = server.data("/claims?limit=1")[0]["id"]
            event = server.data("/events?limit=1")[0]["id"]
            for decision, field in [
                    ({"action": "burn", "claim": claim, "reason": "x"}, "action"),
                    ({"action": "reject", "claim": claim}, "reason"),
                    ({"action": "reject", "claim": "0000", "reason": "x"}, "claim"),
                    ({"action": "retype", "claim": claim, "value": {"type": "rout"}, "reason": "x"}, "value.type"),
                    ({"action": "retype", "claim": claim, "reason": "x"}, "value"),
                    ({"action": "replace", "claim": claim, "value": {"place": "gn:-1"}, "reason": "x"}, "value.place"),
                    ({"action": "redate", "claim": claim, "value": {"from": "soon"}, "reason": "x"}, "value.from"),
                    ({"action": "merge", "event": event, "with": event, "reason": "x"}, "with"),
                    ({"action": "split", "event": event, "claims": [claim + "0"], "reason": "x"}, "claims"),
                    ({"action": "defer", "key": "low:none"}, "key"),
                    ({"action": "undo", "decision": -1}, "decision")]:
                error = server.decide(decision, status=400)
                self.assertEqual(error["errors"][0]["parameter"], field, decision)
            self.assertEqual(server.decide({"action": "undo", "decision": 99}, status=409)["error"], "conflict")
            self.assertEqual(server.data("/review/decisions"), [])

    def test_a_stream_tells_of_changes(self):
        with Server(self.copy()) as server, Stream(server) as stream:
            self.assertRegex(stream.head, r"^HTTP/1.1 200 [^\r]*\r\nContent-Type: text/event-stream")
            first = stream.told()
            claim = server.data("/claims?limit=1")[0]["id"]
            server.decide({"action": "reject", "claim": claim, "reason": "x"})
            second = stream.told()
            self.assertNotEqual(first["generation"], second["generation"])
            self.assertEqual(second["claims"], first["claims"] - 1)

    def test_streams_stay_while_their_clients_do(self):
        # The socket of about one stream in two thousand looked readable a moment too long, and was closed.
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        with Server(self.copy()) as server, contextlib.ExitStack() as streams:
            opened = [Stream(server) for _ in range(min(1500, hard - 200))]
            for stream in opened:
                streams.callback(stream.connection.close)
            first = {stream.begin().told()["generation"] for stream in opened}
            self.assertEqual(len(first), 1)
            claim = server.data("/claims?limit=1")[0]["id"]
            server.decide({"action": "reject", "claim": claim, "reason": "x"})
            second = {stream.told()["generation"] for stream in opened}
            self.assertEqual(len(second), 1)
            self.assertNotEqual(first, second)


if __name__ == "__main__":
    unittest.main()
