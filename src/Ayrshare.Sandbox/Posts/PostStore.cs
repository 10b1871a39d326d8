using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Ayrshare.Sandbox;

/// <summary>The newest posts of each profile; they are forgotten together with the profile. Safe for use by several threads.</summary>
internal sealed class PostStore
{
    private const int CapacityOfProfile = 1000;

    private readonly object _gate = new();
    private readonly ConditionalWeakTable<Profile, LinkedList<Post>> _posts = new();

    /// <summary>The posts of a profile, newest first.</summary>
    public IReadOnlyList<Post> Snapshot(Profile profile)
    {
        lock (_gate)
            return [.. PostsOf(profile)];
    }

    public void Add(Profile profile, Post post)
    {
        lock (_gate)
        {
            var posts = PostsOf(profile);
            if (posts.Count == CapacityOfProfile)
                posts.RemoveLast();
            posts.AddFirst(post);
        }
    }

    public Post? Find(Profile profile, string id)
    {
        lock (_gate)
            return PostsOf(profile).FirstOrDefault(post => post.Id == id);
    }

    /// <summary>Removes a post, and returns whether it existed.</summary>
    public bool Remove(Profile profile, Post post)
    {
        lock (_gate)
            return PostsOf(profile).Remove(post);
    }

    private LinkedList<Post> PostsOf(Profile profile) => _posts.GetOrCreateValue(profile);
}
